using System.Text.Json.Nodes;

namespace SecretMonitor.Sandbox.Services;

/// <summary>
/// A record that a service writes on behalf of the caller, as one GetSecretValue per secret of a batch: the caller's
/// identity with <c>invokedBy</c>, the service as address and agent, and a request id that begins with the parent's.
/// </summary>
internal sealed record ChildRecord(string EventName, string RequestIdSuffix, JsonNode? RequestParameters)
{
    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}
