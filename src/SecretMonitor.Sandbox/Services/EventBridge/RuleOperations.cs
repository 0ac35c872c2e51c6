using System.Text.RegularExpressions;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>The operations on rules.</summary>
internal static class RuleOperations
{
    private const int RuleLimit = 300;
    private const int PatternLimit = 2048;
    private const int ListPage = 100;

    private static readonly Regex Schedule = new(
        @"^(rate\((1 (minute|hour|day)|([2-9]|\d{2,9}) (minutes|hours|days))\)"
            + @"|cron\(\S+ \S+ ([^ ?]+ \S+ \?|\? \S+ [^ ?]+) \S+\))$",
        RegexOptions.CultureInvariant);

    public static Structure PutRule(Call call, EventsRegion region)
    {
        var name = call.Input.Required("Name");
        var arn = region.Authorize(call, name);
        var pattern = CheckedPattern(call.Input);
        CheckSchedule(call.Input);
        var tags = call.Input.Parts("Tags");
        if (!region.Rules.TryGetValue(name, out var rule))
        {
            CheckTagCount(new TagSet().CountWith(tags));
            rule = region.Rules.Count < RuleLimit ? new(name, arn) : throw Faults.LimitExceeded();
            rule.Tags.Put(tags);
            region.Rules.Add(name, rule);
        }

        rule.Configure(call.Input, pattern);
        return new() { ["RuleArn"] = arn };
    }

    public static Structure DescribeRule(Call call, EventsRegion region)
    {
        var rule = region.Demand(call).ToStructure();
        rule["CreatedBy"] = call.AccountId;
        return rule;
    }

    public static Structure? SetState(Call call, EventsRegion region, string state)
    {
        region.Demand(call).State = state;
        return null;
    }

    /// <summary>Deleting a rule that isn't there succeeds.</summary>
    public static Structure? DeleteRule(Call call, EventsRegion region)
    {
        var name = call.Input.Required("Name");
        region.Authorize(call, name);
        if (region.Rules.TryGetValue(name, out var rule) && rule.Targets.Count > 0)
        {
            throw Faults.Invalid("Rule can't be deleted since it has targets.");
        }

        region.Rules.Remove(name);
        return null;
    }

    public static Structure ListRules(Call call, EventsRegion region)
    {
        region.Authorize(call, "*");
        var prefix = call.Input.Text("NamePrefix") ?? "";
        var page = Paged(call, region.Rules.Values.Where(r => r.Name.StartsWith(prefix, StringComparison.Ordinal)));
        return new()
        {
            ["Rules"] = page.Items.Select(r => (object)r.ToStructure()).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    public static Structure ListRuleNamesByTarget(Call call, EventsRegion region)
    {
        region.Authorize(call, "*");
        var target = call.Input.Required("TargetArn");
        var page = Paged(call, region.Rules.Values.Where(r => r.Targets.Values.Any(t => t.Arn == target)));
        return new()
        {
            ["RuleNames"] = page.Items.Select(r => (object)r.Name).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    public static Structure TagResource(Call call, EventsRegion region)
    {
        var rule = Tagged(call, region);
        CheckTagCount(rule.Tags.CountWith(call.Input.Parts("Tags")));
        rule.Tags.Put(call.Input.Parts("Tags"));
        return new();
    }

    public static Structure UntagResource(Call call, EventsRegion region)
    {
        Tagged(call, region).Tags.Remove(call.Input.Texts("TagKeys"));
        return new();
    }

    public static Structure ListTagsForResource(Call call, EventsRegion region) =>
        new() { ["Tags"] = Tagged(call, region).Tags.ToList() };

    private static Page<Rule> Paged(Call call, IEnumerable<Rule> rules) => Page.Of(
        rules, r => r.Name, call.Input.Text("NextToken"), call.Input.Number("Limit") ?? ListPage, Faults.InvalidToken);

    private static EventPattern? CheckedPattern(Structure input)
    {
        if (input.Text("EventPattern") is not { Length: > 0 } text)
        {
            return null;
        }

        if (text.Length > PatternLimit)
        {
            throw Faults.LimitExceeded();
        }

        try
        {
            return EventPattern.Parse(text);
        }
        catch (PatternException e)
        {
            throw Faults.InvalidPattern(e);
        }
    }

    private static void CheckSchedule(Structure input)
    {
        if (input.Text("ScheduleExpression") is not { Length: > 0 } schedule)
        {
            if (string.IsNullOrEmpty(input.Text("EventPattern")))
            {
                throw Faults.Invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
            }

            return;
        }

        if (!Schedule.IsMatch(schedule))
        {
            throw Faults.Invalid("Parameter ScheduleExpression is not valid.");
        }

        if (input.Text("State") == Rule.EnabledWithReads)
        {
            throw Faults.Invalid($"State {Rule.EnabledWithReads} is not valid for rules with ScheduleExpression.");
        }
    }

    private static void CheckTagCount(int count)
    {
        if (count > TagSet.Limit)
        {
            throw Faults.LimitExceeded();
        }
    }

    private static Rule Tagged(Call call, EventsRegion region)
    {
        var arn = call.Input.Required("ResourceARN");
        call.Authorize(call.Operation.Name, arn);
        return region.Rules.Values.FirstOrDefault(r => r.Arn == arn)
            ?? throw Faults.NoRule(arn.Substring(arn.LastIndexOf('/') + 1));
    }
}
