using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Reads the state of a query and its results so far.</summary>
public sealed class GetQueryResultsRequest : AmazonCloudWatchLogsRequest
{
    public int? MaxItems { get; set; }
    public string NextToken { get; set; }
    public string QueryId { get; set; }
}

/// <summary>What <see cref="GetQueryResultsRequest"/> answers.</summary>
public sealed class GetQueryResultsResponse : AmazonWebServiceResponse
{
    public string EncryptionKey { get; set; }
    public string NextToken { get; set; }
    public QueryLanguage QueryLanguage { get; set; }
    public List<List<ResultField>> Results { get; set; }
    public QueryStatistics Statistics { get; set; }
    public QueryStatus Status { get; set; }
}
