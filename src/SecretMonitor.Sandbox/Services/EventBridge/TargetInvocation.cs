using System.Globalization;
using System.Text.Json;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services.Logs;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>
/// Brings an event to one target of a rule. What AWS doesn't retry (no permission, no resource, invalid JSON) goes to
/// the target's dead-letter queue at once, or is lost; what may pass, which in a sandbox only faults bring about, is
/// tried again with growing pauses, until the target's retry policy ends it.
/// </summary>
internal sealed class TargetInvocation(EventBridgeService service, string region, Rule rule, RuleTarget target)
{
    private const int LongestPause = 600;

    private static readonly Dictionary<string, string> NoAttributes = [];

    private readonly World _world = service.World;
    private readonly ServiceCaller _caller = new("events.amazonaws.com", rule.Arn, service.World.AccountId);
    private readonly DateTimeOffset _started = service.World.Clock.Now;

    private int _retries;

    public void Run(JsonElement eventObject, string eventJson)
    {
        var input = target.InputFor(eventObject, eventJson, new(rule.Arn, rule.Name, _started));
        Count("Invocations");
        if (input.ErrorCode is { } code)
        {
            Fail(eventJson, new(code, TargetInput.InvalidJsonMessage), exhausted: null);
        }
        else
        {
            Try(input.Text, eventJson);
        }
    }

    private void Try(string input, string eventJson)
    {
        var fault = _world.Faults.NextDelivery(service, _world.Random);
        if (fault?.Kind == FaultKind.Slow)
        {
            _world.Clock.Schedule(fault.Delay, () => Settle(Send(input), input, eventJson));
            return;
        }

        if (fault?.Kind == FaultKind.Twice)
        {
            Send(input);
        }

        Settle(
            fault?.Kind switch
            {
                FaultKind.Throttle => new("THROTTLING", "Rate exceeded") { IsRetriable = true },
                FaultKind.Failure => new("ERROR_FROM_TARGET", "The target failed.") { IsRetriable = true },
                _ => Send(input),
            },
            input,
            eventJson);
    }

    private void Settle(TargetError? error, string input, string eventJson)
    {
        if (error is not { IsRetriable: true })
        {
            if (error is not null)
            {
                Fail(eventJson, error, exhausted: null);
            }

            return;
        }

        // The second half of a pause is chance.
        var pause = TimeSpan.FromSeconds(
            Math.Min(1 << Math.Min(_retries, 10), LongestPause) * (1 + _world.Random.Fraction()) / 2);
        var exhausted = _retries >= target.MaxRetries ? "MaximumRetryAttempts"
            : _world.Clock.Now + pause - _started > target.MaxAge ? "MaximumEventAgeInSeconds"
            : null;
        if (exhausted is not null)
        {
            Fail(eventJson, error, exhausted);
            return;
        }

        _world.Clock.Schedule(pause, () =>
        {
            _retries++;
            Count("RetryInvocationAttempts");
            Try(input, eventJson);
        });
    }

    private void Fail(string eventJson, TargetError error, string? exhausted)
    {
        Count("FailedInvocations");
        if (target.DeadLetterQueue is { } queue)
        {
            Bury(queue, eventJson, error, exhausted);
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
                return Translate(_world.Get<ITopicPublisher>().Publish(publisher, target.Arn, new(input)));
            case "sqs":
                return Translate(_world.Get<IQueueSender>().Send(_caller, target.Arn, input, NoAttributes));
            case "logs":
                return Translate(AppendToLog(LogsRegion.NameOf(target.Arn), input));
            default:
                return new("NO_RESOURCE", $"The sandbox has no target {arn}.");
        }
    }

    private string? AppendToLog(string group, string input)
    {
        var logs = _world.Get<ILogStore>();
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

    private void Bury(string queue, string eventJson, TargetError error, string? exhausted)
    {
        Dictionary<string, string> attributes = new()
        {
            ["RULE_ARN"] = rule.Arn,
            ["TARGET_ARN"] = target.Arn,
            ["ERROR_CODE"] = error.Code,
            ["ERROR_MESSAGE"] = error.Message,
        };
        if (exhausted is not null)
        {
            attributes["EXHAUSTED_RETRY_CONDITION"] = exhausted;
            attributes["RETRY_ATTEMPTS"] = _retries.ToString(CultureInfo.InvariantCulture);
        }

        var refusal = _world.Get<IQueueSender>().Send(_caller, queue, eventJson, attributes);
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

    private void Count(string metric) => RuleMetrics.Count(_world, region, rule, metric);
}
