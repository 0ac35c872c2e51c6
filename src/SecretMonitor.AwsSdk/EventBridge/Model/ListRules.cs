using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Lists rules by name.</summary>
public sealed class ListRulesRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public int? Limit { get; set; }
    public string NamePrefix { get; set; }
    public string NextToken { get; set; }
}

/// <summary>What <see cref="ListRulesRequest"/> answers.</summary>
public sealed class ListRulesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Rule> Rules { get; set; }
}
