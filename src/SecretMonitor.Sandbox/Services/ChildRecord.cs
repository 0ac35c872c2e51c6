using System.Text.Json.Nodes;

namespace SecretMonitor.Sandbox.Services;

/// <summary>
/// A record that a service writes on behalf of the caller, as one GetSecretValue per secret of a batch: the caller's
/// identity with <c>invokedBy</c>, and the service as address and agent.
/// </summary>
/// <param name="EventName">The operation.</param>
/// <param name="RequestIdSuffix">What follows the id of the call itself; null: the record has an id of its own.</param>
/// <param name="RequestParameters">The request as records show it.</param>
internal sealed record ChildRecord(string EventName, string? RequestIdSuffix, JsonNode? RequestParameters)
{
    /// <summary>The service that the caller's service called; null: itself.</summary>
    public string? EventSource { get; init; }

    public IReadOnlyList<(string Type, string Arn)> Resources { get; init; } = [];

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}
