using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Lists log groups by name.</summary>
public sealed class DescribeLogGroupsRequest : AmazonCloudWatchLogsRequest
{
    public List<string> AccountIdentifiers { get; set; }
    public bool? IncludeLinkedAccounts { get; set; }
    public int? Limit { get; set; }
    public LogGroupClass LogGroupClass { get; set; }
    public List<string> LogGroupIdentifiers { get; set; }
    public string LogGroupNamePattern { get; set; }
    public string LogGroupNamePrefix { get; set; }
    public string NextToken { get; set; }
}

/// <summary>What <see cref="DescribeLogGroupsRequest"/> answers.</summary>
public sealed class DescribeLogGroupsResponse : AmazonWebServiceResponse
{
    public List<LogGroup> LogGroups { get; set; }
    public string NextToken { get; set; }
}
