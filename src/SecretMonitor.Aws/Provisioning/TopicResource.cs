using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The topic: our own, or one that was there, whose policy gets our two statements and nothing else.</summary>
internal sealed class TopicResource(AwsSession session, string monitorName, string topicArn, bool exists, bool isOwn)
    : Resource(session)
{
    /// <summary>The attribute that names a topic's key.</summary>
    public const string KeyAttribute = "KmsMasterKeyId";

    private readonly TopicPolicy _policy = new(session, monitorName, topicArn);
    private KeyPolicy? _key;
    private bool _policyDiffers;
    private bool _keyDiffers;

    /// <inheritdoc/>
    public override string Kind => "topic";

    /// <inheritdoc/>
    public override string Name => topicArn;

    /// <summary>Whether the topic is the monitor's own: of its name, and with our tag.</summary>
    public bool IsOwn => isOwn;

    /// <summary>Whether the person named it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The ARN of the key of the monitor's own topic; null: as deployed, and of a new one none.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether the policy of the key of a topic that was there may be extended.</summary>
    public bool MayGrant { get; init; }

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

        var found = (await Session.Sns.GetTopicAttributesAsync(new() { TopicArn = topicArn }, cancellation)
            .ConfigureAwait(false)).Attributes;
        Differences differences = [];
        differences.Compare(TopicPolicy.ReadFrom(found) ?? _policy.Default, _policy.Statements);
        _policyDiffers = differences.Count > 0;
        found.TryGetValue(KeyAttribute, out var key);
        differences.When(_keyDiffers = IsOwn && KmsKeyId is not null && key != KmsKeyId, "key", key, KmsKeyId);
        var isChecked = IsOwn || string.IsNullOrEmpty(key)
            || await CompareKeyAsync(key!, differences, cancellation).ConfigureAwait(false);
        return IsOwn || differences.Count > 0 ? Compare(differences)
            : Adopt(isChecked ? "exists" : $"exists; whether its key {key} lets alarms publish may not be read");
    }

    /// <inheritdoc/>
    public override async Task ApplyAsync(bool isNew, CancellationToken cancellation)
    {
        if (isNew)
        {
            await Session.Sns.CreateTopicAsync(
                new()
                {
                    Name = MonitorNames.ForTopic(monitorName),
                    Attributes = Attributes(),
                    Tags = Tags.As((key, value) => new Tag { Key = key, Value = value }),
                },
                cancellation).ConfigureAwait(false);
            return;
        }

        if (_key is not null)
        {
            await _key.GrantAsync(KeyNeedsOf(), cancellation).ConfigureAwait(false);
        }

        if (_policyDiffers)
        {
            await _policy.ChangeAsync(_policy.AddTo, cancellation).ConfigureAwait(false);
        }

        if (_keyDiffers)
        {
            await Session.Sns.SetTopicAttributesAsync(
                new() { TopicArn = topicArn, AttributeName = KeyAttribute, AttributeValue = KmsKeyId }, cancellation)
                .ConfigureAwait(false);
        }
    }

    // Nobody is told when an alarm cannot publish because of its topic's key.
    private async Task<bool> CompareKeyAsync(string keyId, Differences differences, CancellationToken cancellation)
    {
        try
        {
            var key = await KeyPolicy.FindAsync(Session, keyId, cancellation).ConfigureAwait(false);
            var missing = await key.CompareAsync(KeyNeedsOf(), MayGrant, cancellation).ConfigureAwait(false);
            _key = missing.Count > 0 ? key : null;
            differences.AddRange(missing.Select(m => m with { Property = $"key's {m.Property}" }));
            return true;
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return false;
        }
    }

    private IReadOnlyList<KeyNeed> KeyNeedsOf() => new KeyNeeds(Session).OtherTopic(topicArn, monitorName);

    private Dictionary<string, string> Attributes()
    {
        Dictionary<string, string> attributes = new() { ["Policy"] = _policy.AddTo(_policy.Default).ToString() };
        if (KmsKeyId is not null)
        {
            attributes[KeyAttribute] = KmsKeyId;
        }

        return attributes;
    }
}
