using System.Text.Json;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services.Logs;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>
/// Brings events to one target of a rule. What goes wrong in a sandbox is what AWS doesn't retry (no permission, no
/// resource, invalid JSON): such an event goes to the target's dead-letter queue at once, or is lost.
/// </summary>
internal sealed class TargetInvocation(World world, string region, Rule rule, RuleTarget target)
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    private readonly ServiceCaller _caller = new("events.amazonaws.com", rule.Arn, world.AccountId);

    public void Run(JsonElement eventObject, string eventJson)
    {
        var input = target.InputFor(eventObject, eventJson, new(rule.Arn, rule.Name, world.Clock.Now));
        Count("Invocations");
        var error = input.ErrorCode is { } code ? new(code, TargetInput.InvalidJsonMessage) : Send(input.Text);
        if (error is null)
        {
            return;
        }

        Count("FailedInvocations");
        if (target.DeadLetterQueue is { } queue)
        {
            Bury(queue, eventJson, error);
        }
    }

    private TargetError? Send(string input)
    {
        var arn = Arn.Parse(target.Arn);
        if (arn.Region != region)
        {
            return new("NO_RESOURCE", $"The target {arn} is in another region than the rule.");
        }

        switch (arn.Service)
        {
            case "sns":
                var publisher = _caller with { RoleArn = target.RoleArn };
                return Translate(world.Get<ITopicPublisher>().Publish(publisher, target.Arn, new(input)));
            case "sqs":
                return Translate(world.Get<IQueueSender>().Send(_caller, target.Arn, input, NoAttributes));
            case "logs":
                return Translate(AppendToLog(LogsRegion.NameOf(target.Arn), input));
            default:
                return new("NO_RESOURCE", $"The sandbox has no target {arn}.");
        }
    }

    private string? AppendToLog(string group, string input)
    {
        var logs = world.Get<ILogStore>();
        if (!logs.GroupExists(region, group))
        {
            return "NO_RESOURCE";
        }

        if (!logs.AllowsService(region, group, _caller))
        {
            return "NO_PERMISSIONS";
        }

        logs.EnsureStream(region, group, rule.Name);
        logs.Append(region, group, rule.Name, [input]);
        return null;
    }

    private void Bury(string queue, string eventJson, TargetError error)
    {
        var refusal = world.Get<IQueueSender>().Send(_caller, queue, eventJson, new Dictionary<string, string>
        {
            ["RULE_ARN"] = rule.Arn,
            ["TARGET_ARN"] = target.Arn,
            ["ERROR_CODE"] = error.Code,
            ["ERROR_MESSAGE"] = error.Message,
        });
        Count(refusal is null ? "InvocationsSentToDlq" : "InvocationsFailedToBeSentToDlq");
    }

    private static TargetError? Translate(PublishError? error) => error is null ? null : error.Code switch
    {
        "NotFound" => new("NO_RESOURCE", error.Message),
        "AuthorizationError" or "KMSAccessDenied" => new("NO_PERMISSIONS", error.Message),
        _ => new("ERROR_FROM_TARGET", error.Message),
    };

    private TargetError? Translate(string? code) => code switch
    {
        null => null,
        "NO_RESOURCE" => new(code, $"The target {target.Arn} does not exist."),
        _ => new(code, $"EventBridge is not authorized to send to the target {target.Arn}."),
    };

    private void Count(string metric) => RuleMetrics.Count(world, region, rule, metric);
}
