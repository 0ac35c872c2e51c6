using SecretMonitor.Monitors;
using SecretMonitor.Secrets;

namespace SecretMonitor.Permissions;

/// <summary>The monitor that a policy is for, and the ARNs of what it consists of, stands on and touches.</summary>
/// <param name="Partition">The partition: <c>aws</c>, <c>aws-cn</c> ...</param>
/// <param name="Region">The region.</param>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="MonitorName">The monitor's name.</param>
public sealed record PermissionScope(string Partition, string Region, string AccountId, string MonitorName)
{
    private const string AnySuffix = "-??????";

    /// <summary>The watched secrets, and patterns of names.</summary>
    public IReadOnlyList<SecretReference> Secrets { get; init; } = [];

    /// <summary>The secrets among them that are created, and deleted, with the monitor.</summary>
    public IReadOnlyList<SecretReference> CreatedSecrets { get; init; } = [];

    /// <summary>The routes.</summary>
    public IReadOnlyList<MonitorRoute> Routes { get; init; } = [MonitorRoute.CloudWatch, MonitorRoute.EventBridge];

    /// <summary>The ARN or name of the trail that was there; null: our own, or whichever is found.</summary>
    public string? AdoptedTrail { get; init; }

    /// <summary>The log group of that trail; null where it is not known.</summary>
    public string? AdoptedLogGroup { get; init; }

    /// <summary>The topic, if it is not the monitor's own.</summary>
    public string? TopicArn { get; init; }

    /// <summary>The queues among the recipients.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>The key: its ARN, id or alias; null: none.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether the key's policy may be extended.</summary>
    public bool GrantsKeyAccess { get; init; }

    /// <summary>What a monitor that stands consists of.</summary>
    public static PermissionScope Of(Monitors.Monitor monitor)
    {
        var secrets = monitor.SecretId
            .Select(id => SecretPattern.IsMeant(id) ? SecretReference.ParsePattern(id) : SecretReference.Parse(id)).ToList();
        return new(SecretMonitor.Arn.PartitionOf(monitor.Region), monitor.Region, monitor.AccountId, monitor.MonitorName)
        {
            Secrets = secrets,
            CreatedSecrets = secrets.Where(s => !s.IsPattern && !monitor.Adopted.Contains(s.Arn)).ToList(),
            Routes = monitor.Route,
            AdoptedTrail = Adopted(monitor, monitor.TrailARN),
            AdoptedLogGroup = monitor.LogGroupName,
            TopicArn = Adopted(monitor, monitor.TopicArn),
            Queues = QueuesAmong(monitor.Recipient),
        };
    }

    /// <summary>Those recipients that are queues.</summary>
    public static IReadOnlyList<string> QueuesAmong(IEnumerable<string> recipients) =>
        recipients.Where(r => SecretMonitor.Arn.TryParse(r, out var arn) && arn.Service == "sqs").ToList();

    private static string? Adopted(Monitors.Monitor monitor, string? arn) => monitor.Adopted.Contains(arn) ? arn : null;

    private bool IsOwn => AdoptedTrail is null;

    private bool HasCloudWatch => Routes.Contains(MonitorRoute.CloudWatch);

    private string Parts => $"{MonitorNames.Prefix}{MonitorName}-*";

    internal static IEnumerable<string> Everything => ["*"];

    internal IEnumerable<string> SecretArns => Secrets.SelectMany(ArnsOf);

    internal IEnumerable<string> CreatedSecretArns => CreatedSecrets.SelectMany(ArnsOf);

    internal IEnumerable<string> Bucket => IsOwn ? [BucketArn] : [];

    // Looked for on each removal, whatever the trail.
    internal IEnumerable<string> Foundation => [BucketArn, RoleArn];

    internal IEnumerable<string> Objects => IsOwn ? [BucketArn + "/*"] : [];

    internal IEnumerable<string> Role => IsOwn && HasCloudWatch ? [RoleArn] : [];

    // Left by monitors that came over CloudWatch, and were not the last.
    internal IEnumerable<string> LeftRole => IsOwn ? [RoleArn] : [];

    internal IEnumerable<string> LogGroup => IsOwn && HasCloudWatch ? LogGroupArns(MonitorNames.LogGroup) : [];

    internal IEnumerable<string> LeftLogGroup => IsOwn ? LogGroupArns(MonitorNames.LogGroup) : [];

    internal IEnumerable<string> FilteredLogGroup => !HasCloudWatch ? []
        : LogGroupArns(IsOwn ? MonitorNames.LogGroup : AdoptedLogGroup ?? "*");

    // Metric filters are looked for in the log group of each trail, so that none is overlooked.
    internal IEnumerable<string> AnyLogGroup => LogGroupArns("*");

    internal IEnumerable<string> Trail => IsOwn ? [OwnTrailArn] : [];

    internal IEnumerable<string> OwnTrail => [OwnTrailArn];

    // Which trail can be adopted shows by the state of each, of other regions and of the organization too.
    internal IEnumerable<string> Candidates => AdoptedTrail switch
    {
        null => [$"arn:{Partition}:cloudtrail:*:*:trail/*"],
        _ when AdoptedTrail.StartsWith("arn:", StringComparison.Ordinal) => [AdoptedTrail],
        _ => [$"arn:{Partition}:cloudtrail:*:*:trail/{AdoptedTrail}"],
    };

    internal IEnumerable<string> OwnTopic => TopicArn is null ? [OwnTopicArn] : [];

    internal IEnumerable<string> Topics => new[] { OwnTopicArn, TopicArn ?? OwnTopicArn }.Distinct();

    internal IEnumerable<string> Topic => [TopicArn ?? OwnTopicArn];

    internal IEnumerable<string> Alarms => HasCloudWatch ? [Arn("cloudwatch", $"alarm:{Parts}")] : [];

    internal IEnumerable<string> Rules =>
        Routes.Contains(MonitorRoute.EventBridge) ? [Arn("events", $"rule/{Parts}")] : [];

    // Without alarms it is the rules that tell of topic and tags.
    internal IEnumerable<string> TellingRules => HasCloudWatch ? [] : Rules;

    internal IEnumerable<string> QueueArns => Queues;

    internal IEnumerable<string> Key => KmsKeyId switch
    {
        null => [],
        _ when KmsKeyId.StartsWith("arn:", StringComparison.Ordinal) && !KmsKeyId.Contains(":alias/") => [KmsKeyId],

        // An alias is no resource of these actions.
        _ when KmsKeyId.Contains("alias/") => [Arn("kms", "key/*")],
        _ => [Arn("kms", $"key/{KmsKeyId}")],
    };

    internal IEnumerable<string> GrantedKey => GrantsKeyAccess ? Key : [];

    private string BucketArn => $"arn:{Partition}:s3:::{MonitorNames.ForBucket(AccountId, Region)}";

    private string RoleArn => $"arn:{Partition}:iam::{AccountId}:role/{MonitorNames.ForRole(Region)}";

    private string OwnTrailArn => Arn("cloudtrail", $"trail/{MonitorNames.Trail}");

    private string OwnTopicArn => Arn("sns", MonitorNames.ForTopic(MonitorName));

    private string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    // Some actions want the group, some what is in it.
    private IEnumerable<string> LogGroupArns(string name) =>
        name == "*" ? [Arn("logs", "log-group:*")] : [Arn("logs", $"log-group:{name}"), Arn("logs", $"log-group:{name}:*")];

    // As long as there is no secret of a name, the name has no suffix.
    private IEnumerable<string> ArnsOf(SecretReference secret)
    {
        if (secret.Arn is not null)
        {
            return [secret.Arn];
        }

        var arn = secret.IsAmbiguous ? secret.ToString() : secret.PartialArn ?? Arn("secretsmanager", $"secret:{secret.Name}");
        return [arn, arn + AnySuffix];
    }
}
