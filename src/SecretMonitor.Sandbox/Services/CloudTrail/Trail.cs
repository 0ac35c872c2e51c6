using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>A trail.</summary>
internal sealed class Trail(string name, string homeRegion, string accountId, TrailSettings settings)
{
    private const string GlobalRegion = "us-east-1";

    public string Name { get; } = name;

    public string HomeRegion { get; } = homeRegion;

    public string Arn { get; } = ArnOf(name, homeRegion, accountId);

    public TrailSettings Settings { get; set; } = settings;

    public TrailSelectors Selectors { get; set; } = TrailSelectors.Default;

    public TrailStatus Status { get; } = new();

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>CloudTrail as it acts for this trail: on the bucket, the topic, the log role.</summary>
    public ServiceCaller Caller => new("cloudtrail.amazonaws.com", Arn, accountId);

    public string? TopicArn => Settings.TopicName switch
    {
        null => null,
        var arn when arn.StartsWith("arn:", StringComparison.Ordinal) => arn,
        var topic => OwnArn("sns", topic),
    };

    /// <summary>The stream of its log group.</summary>
    public string LogStream => $"{accountId}_CloudTrail_{HomeRegion}";

    /// <summary>What all its log files' keys begin with; digest files have their own folder beside.</summary>
    public string KeyPrefix => (Settings.KeyPrefix is { } prefix ? prefix + "/" : "") + $"AWSLogs/{accountId}/";

    public static string ArnOf(string name, string region, string accountId) =>
        $"arn:{World.PartitionOf(region)}:cloudtrail:{region}:{accountId}:trail/{name}";

    public bool IsVisibleIn(string region) => Settings.IsMultiRegion || HomeRegion == region;

    /// <summary>Whether it logs a record, provided that it is logging.</summary>
    public bool Selects(TrailRecord record) =>
        IsVisibleIn(record.Region)
        && (Settings.IncludesGlobalServices || !IsGlobal(record))
        && Selectors.Select(record);

    private string OwnArn(string service, string resource) =>
        $"arn:{World.PartitionOf(HomeRegion)}:{service}:{HomeRegion}:{accountId}:{resource}";

    /// <summary>Whether a record is of a service that has no region: IAM, and STS at its global endpoint.</summary>
    private static bool IsGlobal(TrailRecord record) =>
        record.EventSource == "iam.amazonaws.com"
        || (record.EventSource == "sts.amazonaws.com" && record.Region == GlobalRegion);
}
