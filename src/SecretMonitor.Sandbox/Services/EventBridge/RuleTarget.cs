using System.Text.Json;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>A target of a rule, and what it gets of an event.</summary>
internal sealed class RuleTarget
{
    /// <summary>What a rule can have for a target; the sandbox brings events to queues, topics and log groups.</summary>
    private static readonly string[] Services =
    [
        "appsync", "automation", "batch", "codebuild", "codepipeline", "ecs", "events", "execute-api", "firehose", "glue",
        "inspector", "kinesis", "lambda", "logs", "redshift", "redshift-serverless", "sagemaker", "sns", "sqs", "ssm",
        "ssm-incidents", "states",
    ];

    private readonly string? _constant;
    private readonly EventPath? _path;
    private readonly InputTemplate? _template;

    /// <exception cref="ServiceFault">EventBridge would refuse the target.</exception>
    public RuleTarget(Structure settings)
    {
        Settings = settings;
        if (!SecretMonitor.Arn.TryParse(Arn, out var arn))
        {
            throw Faults.Invalid($"Parameter {Arn} is not valid. Reason: Provided Arn is not in correct format.");
        }

        if (!Services.Contains(arn.Service))
        {
            throw Faults.Invalid($"{arn.Service} is not a supported service for a target.");
        }

        if (arn.Service == "sqs" && Arn.EndsWith(".fifo", StringComparison.Ordinal)
            && settings.Part("SqsParameters")?.Text("MessageGroupId") is null)
        {
            throw Faults.Invalid($"Parameter(s) SqsParameters must be specified for target: {Id}.");
        }

        if (new[] { "Input", "InputPath", "InputTransformer" }.Count(settings.Has) > 1)
        {
            throw Faults.Invalid(
                $"Only one of Input, InputPath, or InputTransformer must be provided for target {Id}.");
        }

        _constant = settings.Text("Input");
        if (_constant is not null && JsonText.TryParse(_constant) is null && _constant.Trim() != "null")
        {
            throw Faults.Invalid($"JSON syntax error in input for target {Id}.");
        }

        try
        {
            _path = settings.Text("InputPath") is { } path ? EventPath.Parse(path) : null;
            _template = settings.Part("InputTransformer") is { } transformer
                ? InputTemplate.Parse(transformer.TextMap("InputPathsMap"), transformer.Required("InputTemplate"), Id)
                : null;
        }
        catch (PatternException e)
        {
            throw Faults.Invalid(settings.Has("InputPath") ? $"InputPath for target {Id} is invalid." : e.Message);
        }
    }

    /// <summary>The target as it was put.</summary>
    public Structure Settings { get; }

    public string Id => Settings.Required("Id");

    public string Arn => Settings.Required("Arn");

    /// <summary>The role by which a topic is published to.</summary>
    public string? RoleArn => Settings.Text("RoleArn");

    /// <summary>The queue for events that can't be delivered.</summary>
    public string? DeadLetterQueue => Settings.Part("DeadLetterConfig")?.Text("Arn");

    /// <summary>How often delivery is tried again.</summary>
    public long MaxRetries => Settings.Part("RetryPolicy")?.Number("MaximumRetryAttempts") ?? 185;

    /// <summary>How old an event may be when it is delivered.</summary>
    public TimeSpan MaxAge =>
        TimeSpan.FromSeconds(Settings.Part("RetryPolicy")?.Number("MaximumEventAgeInSeconds") ?? 86_400);

    /// <summary>What the target gets: a constant, a part of the event, a filled template, or the whole event.</summary>
    public TargetInput InputFor(JsonElement eventObject, string eventJson, InputContext context) =>
        _template is not null ? _template.Render(eventObject, context)
        : new(_constant ?? (_path is null ? eventJson : _path.Select(eventObject) ?? "null"), null);
}
