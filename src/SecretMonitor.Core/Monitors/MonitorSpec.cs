using System.Security;

namespace SecretMonitor.Monitors;

/// <summary>
/// What a person asked for: the input of a plan. Null means "not named": the default for a new monitor, the deployed
/// value for an existing one.
/// </summary>
public sealed record MonitorSpec
{
    /// <summary>The secrets to watch, as named: names, ARNs or partial ARNs. Empty when <see cref="SecretName"/> is set.</summary>
    public IReadOnlyList<string> SecretId { get; init; } = [];

    /// <summary>The secret to create and watch.</summary>
    public string? SecretName { get; init; }

    /// <summary>The value of the created secret; null: a random one, made here and never shown.</summary>
    public SecureString? SecretValue { get; init; }

    /// <summary>
    /// Whether a secret of that name that is scheduled for deletion is restored, with the value that it had, and watched.
    /// </summary>
    public bool RestoreSecret { get; init; }

    /// <summary>
    /// Whether a secret of that name that is scheduled for deletion is deleted at once, beyond recovery, and created anew.
    /// </summary>
    public bool ReplaceSecret { get; init; }

    /// <summary>The monitor's name; null: derived from the secrets (<see cref="MonitorNames"/>).</summary>
    public string? MonitorName { get; init; }

    /// <summary>Where alerts go.</summary>
    public IReadOnlyList<Recipient>? Recipient { get; init; }

    /// <summary>Recipients that shall get no more alerts.</summary>
    public IReadOnlyList<Recipient> RemovedRecipient { get; init; } = [];

    /// <summary>Whether <see cref="Recipient"/> is the whole list: who else is subscribed to the monitor's own topic goes.</summary>
    public bool ReplacesRecipients { get; init; }

    /// <summary>Whether recipients that have not confirmed yet are asked again.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>An existing topic to use instead of one of our own.</summary>
    public string? TopicArn { get; init; }

    /// <summary>The routes; default: both.</summary>
    public IReadOnlyList<MonitorRoute>? Route { get; init; }

    /// <summary>The names of the detections; default: those of the catalog that are on by default.</summary>
    public IReadOnlyList<string>? Detection { get; init; }

    /// <summary>Principals whose successful reads are expected: ARNs or account ids, <c>*</c> allowed.</summary>
    public IReadOnlyList<string>? AllowedPrincipal { get; init; }

    /// <summary>Events per period that raise the alarm; default 1.</summary>
    public double? Threshold { get; init; }

    /// <summary>The alarm's period in seconds: 60 or a multiple of it; default 60.</summary>
    public int? Period { get; init; }

    /// <summary>The N of "M out of N"; default 5 (late log deliveries cannot slip past the alarm).</summary>
    public int? EvaluationPeriods { get; init; }

    /// <summary>The M of "M out of N"; default 1.</summary>
    public int? DatapointsToAlarm { get; init; }

    /// <summary>A trail to adopt: name or ARN.</summary>
    public string? Trail { get; init; }

    /// <summary>Whether our own trail is wanted, even where another records the reads: a billed second copy.</summary>
    public bool NewTrail { get; init; }

    /// <summary>Whether a trail that we create records every region.</summary>
    public bool AllRegions { get; init; }

    /// <summary>The KMS key of topic, trail, bucket and log group that we create: id, ARN or alias.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether the policies of keys may be extended by what alarms, rules, CloudTrail and CloudWatch Logs need.</summary>
    public bool GrantKeyAccess { get; init; }

    /// <summary>Days that log group and bucket keep records; default 90. One of CloudWatch Logs' legal values.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>Tags for everything that is created, besides our own.</summary>
    public IReadOnlyDictionary<string, string> Tag { get; init; } = new Dictionary<string, string>();
}
