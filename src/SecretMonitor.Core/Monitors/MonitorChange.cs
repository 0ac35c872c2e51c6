namespace SecretMonitor.Monitors;

/// <summary>One step of a plan.</summary>
public sealed record MonitorChange
{
    /// <summary>What happens to the resource.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>The kind of the resource, in words: <c>secret</c>, <c>bucket</c>, <c>log group</c>, <c>alarm</c> ...</summary>
    public required string Kind { get; init; }

    /// <summary>The resource's name.</summary>
    public required string Name { get; init; }

    /// <summary>Why, and for an update what differs, shortened.</summary>
    public string Reason { get; init; } = "";

    /// <summary>For an update, what differs: before and after, in full.</summary>
    public IReadOnlyList<MonitorDifference> Difference { get; init; } = [];

    /// <summary>
    /// What the change adds to the month's bill, in USD, or takes off it when negative (<see cref="Monitors.MonthlyCost"/>).
    /// </summary>
    public decimal MonthlyCost { get; init; }

    /// <summary>Whether applying the change calls anything that writes.</summary>
    public bool Writes => Action is not (ChangeAction.Keep or ChangeAction.Adopt);

    /// <summary>The resource's name.</summary>
    public override string ToString() => Name;
}
