namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>A comparison operator of static thresholds.</summary>
/// <param name="Name">AWS's name.</param>
/// <param name="Text">How reasons say it.</param>
/// <param name="Holds">Whether a value (first) is beyond a threshold (second).</param>
internal sealed record Comparison(string Name, string Text, Func<double, double, bool> Holds)
{
    private static readonly Dictionary<string, Comparison> All = new Comparison[]
    {
        new("GreaterThanOrEqualToThreshold", "greater than or equal to", (v, t) => v >= t),
        new("GreaterThanThreshold", "greater than", (v, t) => v > t),
        new("LessThanThreshold", "less than", (v, t) => v < t),
        new("LessThanOrEqualToThreshold", "less than or equal to", (v, t) => v <= t),
    }.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The operator of a name; null for those of anomaly detection.</summary>
    public static Comparison? Find(string name) => All.TryGetValue(name, out var comparison) ? comparison : null;
}
