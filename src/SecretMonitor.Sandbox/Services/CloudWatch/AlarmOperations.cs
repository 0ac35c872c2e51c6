using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The operations that make, change and delete alarms.</summary>
internal static class AlarmOperations
{
    public static Structure? PutMetricAlarm(Call call, CloudWatchRegion region)
    {
        var arn = Authorize(call, region, call.Input.Required("AlarmName"));
        AlarmRequest.CheckMetricAlarm(call.Input, call.Region);
        Put(call, region.Alarms, () => new MetricAlarm(call.Input.Required("AlarmName"), arn, call.Input, call.Now));
        return null;
    }

    public static Structure? PutCompositeAlarm(Call call, CloudWatchRegion region)
    {
        var name = call.Input.Required("AlarmName");
        var arn = Authorize(call, region, name);
        AlarmRequest.CheckActions(call.Input, call.Region);
        var rule = AlarmRuleParser.Parse(call.Input.Required("AlarmRule"));
        if (rule.Children.FirstOrDefault(c => c != name && region.Alarms.Find(c) is null) is { } unknown)
        {
            throw Faults.Invalid(
                $"Could not save the composite alarm as alarms [{unknown}] in the alarm rule do not exist");
        }

        if (rule.Children.Contains(name) || Descendants(region.Alarms, rule).Contains(name))
        {
            throw Faults.Invalid("Could not save the composite alarm as it would create a cycle in the alarm rules");
        }

        CheckSuppressor(call.Input, region.Alarms);
        Put(call, region.Alarms, () => new CompositeAlarm(name, arn, call.Input, call.Now));
        return null;
    }

    public static Structure? DeleteAlarms(Call call, CloudWatchRegion region)
    {
        var names = call.Input.Texts("AlarmNames").Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names.DefaultIfEmpty("*"))
        {
            Authorize(call, region, name);
        }

        var alarms = names.Select(name => region.Alarms.Find(name)).ToList();
        if (alarms.Contains(null))
        {
            throw Faults.NoAlarm();
        }

        if (names.Find(name => region.Alarms.ParentsOf(name).Any(parent => !names.Contains(parent.Name))) is { } needed)
        {
            throw Faults.Invalid($"Cannot delete {needed} as there are composite alarm(s) depending on it.");
        }

        if (alarms.OfType<CompositeAlarm>().Skip(1).Any())
        {
            throw Faults.Invalid("Cannot delete more than one composite alarm at a time.");
        }

        alarms.ForEach(alarm => region.Alarms.Delete(alarm!));
        return null;
    }

    public static Structure? SetAlarmState(Call call, CloudWatchRegion region)
    {
        var name = call.Input.Required("AlarmName");
        Authorize(call, region, name);
        var data = call.Input.Text("StateReasonData");
        if (data is not null && JsonText.TryParse(data) is null)
        {
            throw new ServiceFault("InvalidFormatFault", "TestStateReasonData is not valid JSON");
        }

        var alarm = region.Alarms.Find(name) ?? throw Faults.NoAlarm();
        region.Alarms.Change(alarm, call.Input.Required("StateValue"), call.Input.Required("StateReason"), data);
        return null;
    }

    /// <summary>EnableAlarmActions and DisableAlarmActions; names that don't exist are passed over.</summary>
    public static Structure? SwitchActions(Call call, CloudWatchRegion region, bool enabled)
    {
        var names = call.Input.Texts("AlarmNames");
        foreach (var name in names.DefaultIfEmpty("*"))
        {
            Authorize(call, region, name);
        }

        foreach (var alarm in names.Select(region.Alarms.Find).OfType<Alarm>())
        {
            alarm.ActionsEnabled = enabled;
        }

        return null;
    }

    private static void Put(Call call, AlarmBook alarms, Func<Alarm> create)
    {
        switch (alarms.Find(call.Input.Required("AlarmName")))
        {
            case null:
                CloudWatchTags.CheckCount(new TagSet().CountWith(call.Input.Parts("Tags")));
                alarms.Add(create());
                break;
            case { } alarm when alarm is MetricAlarm == (call.Operation.Name == "PutMetricAlarm"):
                alarms.Update(alarm, call.Input);
                break;
            case { } other:
                throw Faults.Invalid($"An alarm of another type has the name {other.Name}.");
        }
    }

    private static void CheckSuppressor(Structure input, AlarmBook alarms)
    {
        if (input.Text("ActionsSuppressor") is not { } suppressor)
        {
            return;
        }

        if (alarms.Find(CompositeAlarm.SuppressorName(suppressor)) is null)
        {
            throw Faults.Invalid($"Could not save the composite alarm as its suppressor {suppressor} does not exist");
        }

        if (!input.Has("ActionsSuppressorWaitPeriod") || !input.Has("ActionsSuppressorExtensionPeriod"))
        {
            throw Faults.Invalid("ActionsSuppressor needs ActionsSuppressorWaitPeriod and "
                + "ActionsSuppressorExtensionPeriod");
        }
    }

    private static HashSet<string> Descendants(AlarmBook alarms, AlarmRule rule)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        Queue<AlarmRule> rules = new([rule]);
        while (rules.Count > 0)
        {
            foreach (var child in rules.Dequeue().Children.Where(names.Add))
            {
                if (alarms.Find(child) is CompositeAlarm composite)
                {
                    rules.Enqueue(composite.Rule);
                }
            }
        }

        return names;
    }

    private static string Authorize(Call call, CloudWatchRegion region, string name)
    {
        var arn = call.Arn("cloudwatch", $"alarm:{name}");
        var context = TagContext.Of(region.Alarms.Find(name)?.Tags, new TagSet(call.Input.Parts("Tags")));
        call.Authorize(call.Operation.Name, arn, context: context);
        return arn;
    }
}
