using System.Collections;
using System.Management.Automation;
using SecretMonitor.Parameters;

namespace SecretMonitor.Commands;

/// <content>What the monitor stands on, and what all of that has in common.</content>
public sealed partial class NewSecretMonitorCommand
{
    /// <summary>An existing topic to use; it gets one statement for alarms and one for rules, and is never deleted.</summary>
    [Parameter]
    public string? TopicArn { get; set; }

    /// <summary>An existing trail to use: name or ARN. It is never changed.</summary>
    [Parameter]
    public string? Trail { get; set; }

    /// <summary>
    /// Creates a trail of our own even where another records the reads already. That is a second copy of management
    /// events, which CloudTrail bills; a warning names the price.
    /// </summary>
    [Parameter]
    public SwitchParameter NewTrail { get; set; }

    /// <summary>Lets the trail record every region. Without it, the trail records the monitor's region.</summary>
    [Parameter]
    public SwitchParameter AllRegions { get; set; }

    /// <summary>The KMS key of the topic, the trail, the bucket and the log group: ARN, id or alias.</summary>
    [Parameter]
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// Lets the key's policy be extended by what alarms, rules, CloudTrail and CloudWatch Logs need to use it; with the last
    /// monitor it loses that again. Without it, a key that keeps them out is refused, with the statements to add.
    /// </summary>
    [Parameter]
    public SwitchParameter GrantKeyAccess { get; set; }

    /// <summary>How long log group and bucket keep records. Default: 90.</summary>
    [Parameter]
    [ValidateSet("1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096", "1827",
        "2192", "2557", "2922", "3288", "3653")]
    public int? RetentionInDays { get; set; }

    /// <summary>Tags for everything that is created: a hashtable, or objects with Key and Value.</summary>
    [Parameter]
    [TagTransformation]
    public Hashtable? Tag { get; set; }
}
