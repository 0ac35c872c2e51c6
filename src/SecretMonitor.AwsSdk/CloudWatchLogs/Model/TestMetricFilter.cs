using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Tries a filter pattern on up to 50 messages.</summary>
public sealed class TestMetricFilterRequest : AmazonCloudWatchLogsRequest
{
    public string FilterPattern { get; set; }
    public List<string> LogEventMessages { get; set; }
}

/// <summary>What <see cref="TestMetricFilterRequest"/> answers.</summary>
public sealed class TestMetricFilterResponse : AmazonWebServiceResponse
{
    public List<MetricFilterMatchRecord> Matches { get; set; }
}
