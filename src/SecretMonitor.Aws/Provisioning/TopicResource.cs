using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The topic: our own, or one that was there, whose policy gets our two statements and nothing else.</summary>
internal sealed class TopicResource(AwsSession session, string monitorName, string topicArn, bool exists, bool isOwn)
    : Resource(session)
{
    private readonly TopicPolicy _policy = new(session, monitorName, topicArn);
    private PolicyDocument? _wanted;

    /// <inheritdoc/>
    public override string Kind => "topic";

    /// <inheritdoc/>
    public override string Name => topicArn;

    /// <summary>Whether the topic is the monitor's own: of its name, and with our tag.</summary>
    public bool IsOwn => isOwn;

    /// <summary>Whether the person named it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The key of the topic, when it is created; null: not encrypted at rest.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The tags.</summary>
    public required ResourceTags Tags { get; init; }

    /// <summary>The ARN of a monitor's own topic.</summary>
    public static string ArnOf(AwsSession session, string monitorName) =>
        session.ArnOf("sns", MonitorNames.ForTopic(monitorName));

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        if (!exists)
        {
            return IsOwn ? Create("carries the alerts")
                : IsAsked ? throw ErrorCatalog.TopicNotFound(topicArn)
                : throw ErrorCatalog.TopicGone(topicArn, monitorName, ArnOf(Session, monitorName));
        }

        var found = await Session.Sns.GetTopicAttributesAsync(new() { TopicArn = topicArn }, cancellation)
            .ConfigureAwait(false);
        var current = found.Attributes.TryGetValue("Policy", out var text) && text.Length > 0
            ? PolicyDocument.Parse(text)
            : _policy.Default;
        _wanted = _policy.AddTo(current);
        Differences differences = [];
        differences.Compare(current, _policy.Statements);
        return IsOwn || differences.Count > 0 ? Compare(differences) : Adopt("exists");
    }

    /// <inheritdoc/>
    public override Task ApplyAsync(bool isNew, CancellationToken cancellation) => isNew
        ? Session.Sns.CreateTopicAsync(
            new()
            {
                Name = MonitorNames.ForTopic(monitorName),
                Attributes = Attributes(),
                Tags = Tags.As((key, value) => new Tag { Key = key, Value = value }),
            },
            cancellation)
        : Session.Sns.SetTopicAttributesAsync(
            new() { TopicArn = topicArn, AttributeName = "Policy", AttributeValue = _wanted!.ToString() },
            cancellation);

    private Dictionary<string, string> Attributes()
    {
        Dictionary<string, string> attributes = new() { ["Policy"] = _policy.AddTo(_policy.Default).ToString() };
        if (KmsKeyId is not null)
        {
            attributes["KmsMasterKeyId"] = KmsKeyId;
        }

        return attributes;
    }
}
