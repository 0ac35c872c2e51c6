using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Removes targets from a rule. Refused ones are listed in FailedEntries.</summary>
public sealed class RemoveTargetsRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public bool? Force { get; set; }
    public List<string> Ids { get; set; }
    public string Rule { get; set; }
}

/// <summary>What <see cref="RemoveTargetsRequest"/> answers.</summary>
public sealed class RemoveTargetsResponse : AmazonWebServiceResponse
{
    public List<RemoveTargetsResultEntry> FailedEntries { get; set; }
    public int? FailedEntryCount { get; set; }
}
