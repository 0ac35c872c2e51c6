namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>CloudWatch's state in a region.</summary>
internal sealed class CloudWatchRegion
{
    public CloudWatchRegion(World world, string region)
    {
        Metrics = new(world.Clock);
        Alarms = new(world, region, Metrics);
    }

    public MetricTable Metrics { get; }

    public AlarmBook Alarms { get; }
}
