namespace SecretMonitor.Detections;

/// <summary>Many reads in a short time: what no single record shows.</summary>
/// <param name="Secrets">How many secrets one principal must read, each counted once.</param>
/// <param name="Within">The longest time from the first of these reads to the last.</param>
public sealed record Burst(int Secrets, TimeSpan Within)
{
    /// <summary>The burst, for people.</summary>
    public override string ToString() => $"{Secrets} secrets in {Within.TotalMinutes:0} minutes";
}
