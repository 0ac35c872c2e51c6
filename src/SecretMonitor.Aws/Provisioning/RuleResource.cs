using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Patterns;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The rule of a detection, or of a part of it, with the topic as its target.</summary>
internal sealed class RuleResource(AwsSession session, WatcherDesign design, int part, Rule? found) : Resource(session)
{
    /// <summary>The id of our target; others of the same rule are left alone.</summary>
    public const string TargetId = "SecretMonitor";

    private bool _ruleDiffers = true;
    private bool _targetDiffers = true;
    private Target? _target;

    /// <inheritdoc/>
    public override string Kind => "rule";

    /// <inheritdoc/>
    public override string Name { get; } = MonitorNames.ForDetection(design.MonitorName, design.Detection, part);

    /// <summary>The topic that it publishes to.</summary>
    public required string TopicArn { get; init; }

    /// <summary>The tags.</summary>
    public required ResourceTags Tags { get; init; }

    /// <summary>Where the pattern is tried before it is switched on.</summary>
    public required PatternTrial Trial { get; init; }

    /// <summary>Whether AWS counts it among those with wildcards.</summary>
    public bool HasWildcards => Pattern.HasWildcards;

    private EventPattern Pattern => design.Scoped.EventPatterns.Patterns[part - 1];

    // The plain ENABLED never sees read-only events.
    private static RuleState State => RuleState.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS;

    private string Description => design.Describe();

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        if (found is null)
        {
            AddTrial();
            return Create($"publishes {design.Detection}");
        }

        var targets = await Session.EventBridge.ListTargetsByRuleAsync(new() { Rule = Name }, cancellation)
            .ConfigureAwait(false);
        _target = targets.Targets.Or().FirstOrDefault(t => t.Id == TargetId);
        Differences differences = [];
        if (!EventPattern.TryParse(found.EventPattern ?? "", out var current) || !current.SemanticallyEquals(Pattern))
        {
            differences.When(true, "pattern", found.EventPattern, Pattern);
            AddTrial();
        }

        differences.Compare("state", found.State?.Value, State.Value);
        differences.CompareDescription(found.Description, Description);
        _ruleDiffers = differences.Count > 0;
        CompareTarget(differences);
        _targetDiffers = differences.Any(d => d.Property.StartsWith("target", StringComparison.Ordinal));
        return await CompareAsync(
            differences, design.MonitorName, () => new TagReader(Session).OfRuleAsync(found.Arn, cancellation))
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task ApplyAsync(bool isNew, CancellationToken cancellation)
    {
        if (_ruleDiffers)
        {
            await Trial.EnsureAsync(cancellation).ConfigureAwait(false);
            await Session.EventBridge.PutRuleAsync(
                new()
                {
                    Name = Name,
                    Description = Description,
                    EventPattern = Pattern.ToString(),
                    State = State,
                    Tags = isNew ? Tags.As((key, value) => new Tag { Key = key, Value = value }) : null,
                },
                cancellation).ConfigureAwait(false);
        }

        if (_targetDiffers)
        {
            await PutTargetAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void AddTrial() => Trial.AddRule(Name, () => (Pattern, design.Scoped));

    private async Task PutTargetAsync(CancellationToken cancellation)
    {
        var message = design.Scoped.Message;
        Target target = new()
        {
            Id = TargetId,
            Arn = TopicArn,
            InputTransformer = new()
            {
                InputPathsMap = message.InputPathsMap.ToDictionary(p => p.Key, p => p.Value),
                InputTemplate = message.InputTemplate,
            },

            // Theirs to choose.
            DeadLetterConfig = _target?.DeadLetterConfig,
            RetryPolicy = _target?.RetryPolicy,
        };
        var answer = await Session.EventBridge.PutTargetsAsync(new() { Rule = Name, Targets = [target] }, cancellation)
            .ConfigureAwait(false);
        if (answer.FailedEntryCount > 0)
        {
            var failed = answer.FailedEntries.Or().FirstOrDefault();
            throw ErrorCatalog.TargetRejected(Name, TopicArn, failed?.ErrorCode, failed?.ErrorMessage);
        }
    }

    private void CompareTarget(Differences differences)
    {
        differences.Compare("target", _target?.Arn, TopicArn);
        if (_target is not null)
        {
            var input = _target.InputTransformer;
            var message = design.Scoped.Message;
            differences.Compare("target's role", _target.RoleArn, null);
            differences.Compare(
                "target's message", input?.InputTemplate ?? _target.Input ?? _target.InputPath, message.InputTemplate);
            differences.Compare("target's paths", TextOf(input?.InputPathsMap), TextOf(message.InputPathsMap));
        }
    }

    private static string TextOf(IEnumerable<KeyValuePair<string, string>>? paths) => string.Join(
        ", ", (paths ?? []).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
}
