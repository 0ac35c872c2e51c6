using System.Text.Json.Nodes;

namespace SecretMonitor.Sandbox.Services;

/// <summary>What an operation adds to, or changes in, the CloudTrail record of its call.</summary>
internal sealed class CallRecord
{
    /// <summary>
    /// <c>requestParameters</c> where it is not the input in lower camel case without sensitive members.
    /// </summary>
    public JsonNode? RequestParameters { get; set; }

    /// <summary>
    /// <c>responseElements</c> where it is not what it is without: null for reads, for writes the output in lower camel
    /// case.
    /// </summary>
    public JsonNode? ResponseElements { get; set; }

    public JsonObject? AdditionalEventData { get; set; }

    /// <summary>The <c>resources</c> member: type and ARN.</summary>
    public List<(string Type, string Arn)> Resources { get; } = [];

    /// <summary>Further records of the same call: the GetSecretValue children of a batch.</summary>
    public List<ChildRecord> Children { get; } = [];
}
