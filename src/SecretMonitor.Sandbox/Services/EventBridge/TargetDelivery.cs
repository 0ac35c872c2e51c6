using System.Text.Json;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services.Logs;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>
/// Brings matched events to the targets of a rule. What goes wrong in a sandbox is what AWS doesn't retry (no
/// permission, no resource, invalid JSON): such an event goes to the target's dead-letter queue at once, or is lost.
/// </summary>
internal sealed class TargetDelivery(World world)
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    public void Deliver(string region, Rule rule, JsonElement eventObject, string eventJson)
    {
        Count(region, rule, "MatchedEvents");
        Count(region, rule, "TriggeredRules");
        InputContext context = new(rule.Arn, rule.Name, world.Clock.Now);
        ServiceCaller caller = new("events.amazonaws.com", rule.Arn, world.AccountId);
        foreach (var target in rule.Targets.Values.ToList())
        {
            var input = target.InputFor(eventObject, eventJson, context);
            Count(region, rule, "Invocations");
            var error = input.ErrorCode is { } code
                ? new TargetError(code, TargetInput.InvalidJsonMessage)
                : Invoke(caller, region, rule, target, input.Text);
            if (error is null)
            {
                continue;
            }

            Count(region, rule, "FailedInvocations");
            SendToDeadLetterQueue(caller, region, rule, target, eventJson, error);
        }
    }

    private TargetError? Invoke(ServiceCaller caller, string region, Rule rule, RuleTarget target, string input)
    {
        var arn = Arn.Parse(target.Arn);
        if (arn.Region != region)
        {
            return new("NO_RESOURCE", $"The target {arn} is in another region than the rule.");
        }

        switch (arn.Service)
        {
            case "sns":
                var publisher = caller with { RoleArn = target.RoleArn };
                return Translate(world.Get<ITopicPublisher>().Publish(publisher, target.Arn, new(input)));
            case "sqs":
                var refusal = world.Get<IQueueSender>().Send(caller, target.Arn, input, NoAttributes);
                return refusal is null ? null : Refused(refusal, target.Arn);
            case "logs":
                return AppendToLog(caller, region, rule, LogsRegion.NameOf(target.Arn), target.Arn, input);
            default:
                return new("NO_RESOURCE", $"The sandbox has no target {arn}.");
        }
    }

    private TargetError? AppendToLog(
        ServiceCaller caller, string region, Rule rule, string group, string arn, string input)
    {
        var logs = world.Get<ILogStore>();
        if (!logs.GroupExists(region, group))
        {
            return Refused("NO_RESOURCE", arn);
        }

        if (!logs.AllowsService(region, group, caller))
        {
            return Refused("NO_PERMISSIONS", arn);
        }

        logs.EnsureStream(region, group, rule.Name);
        logs.Append(region, group, rule.Name, [input]);
        return null;
    }

    private void SendToDeadLetterQueue(
        ServiceCaller caller, string region, Rule rule, RuleTarget target, string eventJson, TargetError error)
    {
        if (target.DeadLetterQueue is not { } queue)
        {
            return;
        }

        var refusal = world.Get<IQueueSender>().Send(caller, queue, eventJson, new Dictionary<string, string>
        {
            ["RULE_ARN"] = rule.Arn,
            ["TARGET_ARN"] = target.Arn,
            ["ERROR_CODE"] = error.Code,
            ["ERROR_MESSAGE"] = error.Message,
        });
        Count(region, rule, refusal is null ? "InvocationsSentToDlq" : "InvocationsFailedToBeSentToDlq");
    }

    private static TargetError? Translate(PublishError? error) => error?.Code switch
    {
        null => null,
        "NotFound" => new("NO_RESOURCE", error!.Message),
        "AuthorizationError" or "KMSAccessDenied" => new("NO_PERMISSIONS", error!.Message),
        _ => new("ERROR_FROM_TARGET", error!.Message),
    };

    private static TargetError Refused(string code, string arn) => new(code, code == "NO_RESOURCE"
        ? $"The target {arn} does not exist."
        : $"EventBridge is not authorized to send to the target {arn}.");

    private void Count(string region, Rule rule, string metric) => world.Get<IMetricStore>().Record(
        region,
        "AWS/Events",
        metric,
        new Dictionary<string, string> { ["RuleName"] = rule.Name },
        1,
        "Count",
        world.Clock.Now);
}
