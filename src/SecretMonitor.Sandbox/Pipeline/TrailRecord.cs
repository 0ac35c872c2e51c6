namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>A CloudTrail record with the parts that deciding about its delivery needs.</summary>
internal sealed record TrailRecord
{
    /// <summary>The record as one line of JSON.</summary>
    public required string Json { get; init; }

    public required string Region { get; init; }

    public required string EventId { get; init; }

    public required DateTimeOffset EventTime { get; init; }

    public required string EventSource { get; init; }

    public required string EventName { get; init; }

    public required bool IsReadOnly { get; init; }

    /// <summary>False for data events, which only selectors for data resources log.</summary>
    public bool IsManagementEvent { get; init; } = true;

    public string? UserName { get; init; }

    public string? AccessKeyId { get; init; }

    /// <summary>The resources for LookupEvents: type and name.</summary>
    public IReadOnlyList<(string Type, string Name)> Resources { get; init; } = [];
}
