namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>CloudWatch's state in a region.</summary>
internal sealed class CloudWatchRegion
{
    public CloudWatchRegion(World world, string region) => Alarms = new(world, region, Metrics);

    public MetricTable Metrics { get; } = new();

    public AlarmBook Alarms { get; }
}
