using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>The operations on a rule's targets.</summary>
internal static class TargetOperations
{
    private const int TargetLimit = 5;
    private const int ListPage = 100;

    public static Structure PutTargets(Call call, EventsRegion region)
    {
        var rule = region.Demand(call, "Rule");
        var targets = call.Input.Parts("Targets").Select(t => new RuleTarget(t)).ToList();
        if (rule.Targets.Keys.Union(targets.Select(t => t.Id), StringComparer.Ordinal).Count() > TargetLimit)
        {
            throw Faults.LimitExceeded();
        }

        foreach (var role in targets.Select(t => t.RoleArn).OfType<string>().Distinct())
        {
            Authorizer.DemandPassRole(call, role, "events.amazonaws.com");
        }

        List<object> failed = [];
        foreach (var target in targets)
        {
            if (target.DeadLetterQueue is { } queue && !(Arn.TryParse(queue, out var arn) && arn.Service == "sqs"
                && arn.Region == call.Region))
            {
                failed.Add(new Structure
                {
                    ["TargetId"] = target.Id,
                    ["ErrorCode"] = "ValidationException",
                    ["ErrorMessage"] = $"Parameter {queue} is not valid. "
                        + "Reason: A dead-letter queue must be an SQS queue in the same region.",
                });
                continue;
            }

            rule.Targets[target.Id] = target;
        }

        return Answer(failed);
    }

    /// <summary>An id that the rule doesn't have is no failure.</summary>
    public static Structure RemoveTargets(Call call, EventsRegion region)
    {
        var rule = region.Demand(call, "Rule");
        foreach (var id in call.Input.Texts("Ids"))
        {
            rule.Targets.Remove(id);
        }

        return Answer([]);
    }

    public static Structure ListTargetsByRule(Call call, EventsRegion region)
    {
        var rule = region.Demand(call, "Rule");
        var page = Page.Of(
            rule.Targets.Values,
            t => t.Id,
            call.Input.Text("NextToken"),
            call.Input.Number("Limit") ?? ListPage,
            Faults.InvalidToken);
        return new()
        {
            ["Targets"] = page.Items.Select(t => (object)t.Settings).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    private static Structure Answer(List<object> failed) =>
        new() { ["FailedEntryCount"] = (long)failed.Count, ["FailedEntries"] = failed };
}
