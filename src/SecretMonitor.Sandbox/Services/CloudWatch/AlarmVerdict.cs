namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>What an evaluation says.</summary>
/// <param name="State">The new state; null: the alarm keeps its state.</param>
/// <param name="Considered">The points that decided, newest first, among them missing ones that were filled.</param>
internal sealed record AlarmVerdict(string? State, IReadOnlyList<AlarmPoint> Considered)
{
    public IEnumerable<AlarmPoint> Real => Considered.Where(p => p.Value is not null);

    public int MissingCount => Considered.Count(p => p.Value is null);
}
