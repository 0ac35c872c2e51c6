using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Adds or replaces targets of a rule. Refused ones are listed in FailedEntries.</summary>
public sealed class PutTargetsRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public string Rule { get; set; }
    public List<Target> Targets { get; set; }
}

/// <summary>What <see cref="PutTargetsRequest"/> answers.</summary>
public sealed class PutTargetsResponse : AmazonWebServiceResponse
{
    public List<PutTargetsResultEntry> FailedEntries { get; set; }
    public int? FailedEntryCount { get; set; }
}
