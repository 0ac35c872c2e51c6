using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Who has to use the key of encrypted topics, trails and log groups. AWS checks some of it when they are created; that
/// alarms and rules cannot publish to an encrypted topic, nobody is told.
/// </summary>
internal sealed class KeyNeeds(AwsSession session)
{
    private const string Topics = "SecretMonitorTopics";
    private const string Trail = "SecretMonitorTrail";
    private const string TrailDescription = "SecretMonitorTrailDescription";
    private const string Logs = "SecretMonitorLogs";

    private static readonly string[] Publishing = ["kms:Decrypt", "kms:GenerateDataKey*"];

    private readonly FoundationNames _names = new(session);

    /// <summary>The statements for what monitors share.</summary>
    /// <param name="keepsLogs">Without that for the log group, which could not be read any more.</param>
    public static IReadOnlyList<string> SharedSids(bool keepsLogs) =>
        keepsLogs ? [Topics, Trail, TrailDescription] : [Topics, Trail, TrailDescription, Logs];

    /// <summary>The statement for a topic that was there before the monitor.</summary>
    public static string SidOf(string monitorName) => $"{MonitorNames.Prefix}{monitorName}-Topic";

    /// <summary>Alarms and rules of all monitors, which publish to topics of our names.</summary>
    public IReadOnlyList<KeyNeed> OwnTopic(string topicArn) =>
        Of(topicArn, Topics, session.ArnOf("sns", MonitorNames.ForTopic("*")));

    /// <summary>Alarms and rules of one monitor, which publish to a topic that was there before.</summary>
    public IReadOnlyList<KeyNeed> OtherTopic(string topicArn, string monitorName) =>
        Of(topicArn, SidOf(monitorName), topicArn);

    /// <summary>CloudTrail, for the files of our trail.</summary>
    public IReadOnlyList<KeyNeed> OwnTrail()
    {
        const string Service = "cloudtrail.amazonaws.com";
        const string Purpose = "to deliver records";
        PolicyCondition fromOurTrail = new("StringEquals", "aws:SourceArn", _names.TrailArn);
        PolicyStatement delivery = new()
        {
            Sid = Trail,
            Principal = [PolicyPrincipal.Service(Service)],
            Action = ["kms:GenerateDataKey*"],
            Resource = ["*"],
            Condition = [fromOurTrail, new("StringEquals", "kms:EncryptionContext:aws:cloudtrail:arn", _names.TrailArn)],
        };
        PolicyStatement description = new()
        {
            Sid = TrailDescription,
            Principal = [PolicyPrincipal.Service(Service)],
            Action = ["kms:DescribeKey"],
            Resource = ["*"],
            Condition = [fromOurTrail],
        };
        var context = ContextOf("aws:cloudtrail:arn", _names.TrailArn, "cloudtrail", _names.TrailArn);
        return
        [
            new(Service, Purpose, delivery) { Actions = ["kms:GenerateDataKey"], Context = context },
            new(Service, Purpose, description) { Actions = ["kms:DescribeKey"], Context = context },
        ];
    }

    /// <summary>CloudWatch Logs, for our log group.</summary>
    public IReadOnlyList<KeyNeed> OwnLogGroup()
    {
        var group = LogGroupResource.ArnOf(session);
        var service = $"logs.{session.Region}.amazonaws.com{(session.Partition == "aws-cn" ? ".cn" : "")}";
        PolicyStatement statement = new()
        {
            Sid = Logs,
            Principal = [PolicyPrincipal.Service(service)],
            Action = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            Resource = ["*"],
            Condition = [new("ArnEquals", "kms:EncryptionContext:aws:logs:arn", group)],
        };
        return
        [
            new(service, "to keep records", statement)
            {
                Actions = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"],
                Context = ContextOf("aws:logs:arn", group, "logs", group),
            },
        ];
    }

    // SNS uses the key for whoever publishes, and says for which topic.
    private IReadOnlyList<KeyNeed> Of(string topicArn, string sid, string topics)
    {
        PolicyStatement statement = new()
        {
            Sid = sid,
            Principal =
                [PolicyPrincipal.Service("cloudwatch.amazonaws.com"), PolicyPrincipal.Service("events.amazonaws.com")],
            Action = Publishing,
            Resource = ["*"],
            Condition = [new("ArnLike", "kms:EncryptionContext:aws:sns:topicArn", topics)],
        };
        KeyNeed Need(string service, string purpose, string source) =>
            new(service, purpose, statement)
            {
                Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                Context = ContextOf("aws:sns:topicArn", topicArn, "sns", source),
            };

        return
        [
            Need(
                "cloudwatch.amazonaws.com", "to publish alarms",
                session.ArnOf("cloudwatch", $"alarm:{MonitorNames.Prefix}x")),
            Need(
                "events.amazonaws.com", "to publish events", session.ArnOf("events", $"rule/{MonitorNames.Prefix}x")),
        ];
    }

    private RequestContext ContextOf(string key, string value, string via, string source) => new()
    {
        { $"kms:EncryptionContext:{key}", value },
        { "kms:EncryptionContextKeys", key },
        { "kms:ViaService", $"{via}.{session.Region}.amazonaws.com" },
        { "aws:SourceArn", source },
        { "aws:SourceAccount", session.AccountId },
    };
}
