using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Starts a Logs Insights query. Its times are epoch seconds.</summary>
public sealed class StartQueryRequest : AmazonCloudWatchLogsRequest
{
    public long? EndTime { get; set; }
    public int? Limit { get; set; }
    public List<string> LogGroupIdentifiers { get; set; }
    public string LogGroupName { get; set; }
    public List<string> LogGroupNames { get; set; }
    public QueryLanguage QueryLanguage { get; set; }
    public string QueryString { get; set; }
    public long? StartTime { get; set; }
}

/// <summary>What <see cref="StartQueryRequest"/> answers.</summary>
public sealed class StartQueryResponse : AmazonWebServiceResponse
{
    public string QueryId { get; set; }
}
