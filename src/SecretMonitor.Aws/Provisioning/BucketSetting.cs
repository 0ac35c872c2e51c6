using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>One setting of a bucket: one call to S3.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="PutAsync">Sets it.</param>
internal sealed record BucketSetting(string Name, Func<CancellationToken, Task> PutAsync)
{
    /// <summary>How it is not as it should be; empty when it is, and for a bucket that is still to be created.</summary>
    public IReadOnlyList<MonitorDifference> Differences { get; init; } = [];

    /// <summary>The setting, once it was read.</summary>
    public static BucketSetting Read(
        string name, object? before, object? after, Func<CancellationToken, Task> putAsync)
    {
        Differences differences = [];
        differences.Compare(name, before, after);
        return new(name, putAsync) { Differences = differences };
    }
}
