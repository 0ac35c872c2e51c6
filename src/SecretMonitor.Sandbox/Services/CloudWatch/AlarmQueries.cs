using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The operations that show alarms and their history.</summary>
internal static class AlarmQueries
{
    private const int DefaultPage = 50;
    private const int HistoryPage = 100;

    public static Structure DescribeAlarms(Call call, CloudWatchRegion region)
    {
        var input = call.Input;
        var names = input.Texts("AlarmNames");
        foreach (var name in names.DefaultIfEmpty("*"))
        {
            call.Authorize("DescribeAlarms", call.Arn("cloudwatch", $"alarm:{name}"));
        }

        if (names.Count > 0 && input.Has("AlarmNamePrefix"))
        {
            throw Faults.InvalidCombination("AlarmNames and AlarmNamePrefix can't be used together.");
        }

        var types = input.Texts("AlarmTypes").DefaultIfEmpty("MetricAlarm").ToList();
        var named = names.Count == 0 ? region.Alarms.All : names.Distinct().Select(region.Alarms.Find).OfType<Alarm>();
        var related = Related(region.Alarms, input.Text("ChildrenOfAlarmName"), input.Text("ParentsOfAlarmName"));
        var alarms = named.Where(alarm => types.Contains(alarm.Type)
            && alarm.Name.StartsWith(input.Text("AlarmNamePrefix") ?? "", StringComparison.Ordinal)
            && (input.Text("StateValue") ?? alarm.Situation.Value) == alarm.Situation.Value
            && HasAction(alarm, input.Text("ActionPrefix"))
            && related?.Contains(alarm.Name) != false);
        var limit = input.Number("MaxRecords") ?? Math.Max(DefaultPage, names.Count);
        var page = Page.Of(alarms, a => a.Name, input.Text("NextToken"), limit, Faults.InvalidToken);
        return new()
        {
            ["CompositeAlarms"] = Describe<CompositeAlarm>(call, page.Items, "CompositeAlarms"),
            ["MetricAlarms"] = Describe<MetricAlarm>(call, page.Items, "MetricAlarms"),
            ["NextToken"] = page.NextToken,
        };
    }

    public static Structure DescribeAlarmsForMetric(Call call, CloudWatchRegion region)
    {
        call.Authorize("DescribeAlarmsForMetric", "*");
        var input = call.Input;
        var metric = MetricIdentity.Of(input);
        var statistic = input.Text("Statistic") ?? input.Text("ExtendedStatistic");
        var alarms = region.Alarms.All.OfType<MetricAlarm>().Where(alarm => alarm.Metric.Equals(metric)
            && (statistic ?? alarm.Statistic.Name) == alarm.Statistic.Name
            && (input.Number("Period") ?? alarm.Period) == alarm.Period
            && (input.Text("Unit") ?? alarm.Unit) == alarm.Unit);
        return new() { ["MetricAlarms"] = Describe<MetricAlarm>(call, alarms, "MetricAlarms") };
    }

    public static Structure DescribeAlarmHistory(Call call, CloudWatchRegion region)
    {
        var input = call.Input;
        call.Authorize("DescribeAlarmHistory", call.Arn("cloudwatch", $"alarm:{input.Text("AlarmName") ?? "*"}"));
        var types = input.Texts("AlarmTypes").DefaultIfEmpty("MetricAlarm").ToList();
        var items = region.Alarms.History.Items.Where(item => types.Contains(item.AlarmType)
            && (input.Text("AlarmName") ?? item.AlarmName) == item.AlarmName
            && (input.Text("HistoryItemType") ?? item.Type) == item.Type
            && item.Time >= (input.Time("StartDate") ?? DateTimeOffset.MinValue)
            && item.Time <= (input.Time("EndDate") ?? DateTimeOffset.MaxValue));
        var ascending = input.Text("ScanBy") == "TimestampAscending";
        var page = Page.Of(
            items,
            item => (ascending ? item.Order : long.MaxValue - item.Order).ToString("D19"),
            input.Text("NextToken"),
            input.Number("MaxRecords") ?? HistoryPage,
            Faults.InvalidToken);
        return new()
        {
            ["AlarmHistoryItems"] = page.Items.Select(item => (object)item.ToStructure()).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    private static bool HasAction(Alarm alarm, string? prefix) => prefix is null
        || new[] { AlarmStates.Ok, AlarmStates.Alarm, AlarmStates.InsufficientData }.SelectMany(alarm.ActionsFor)
            .Any(action => action.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The names of an alarm's children or parents; null: neither was asked for.</summary>
    private static HashSet<string>? Related(AlarmBook alarms, string? parent, string? child)
    {
        if (parent is null && child is null)
        {
            return null;
        }

        IEnumerable<string> names = parent is null ? alarms.ParentsOf(child!).Select(p => p.Name)
            : alarms.Find(parent) is CompositeAlarm composite ? composite.Rule.Children
            : [];
        HashSet<string> related = new(names, StringComparer.Ordinal);
        if (parent is not null && child is not null)
        {
            related.IntersectWith(alarms.ParentsOf(child).Select(p => p.Name));
        }

        return related;
    }

    private static List<object> Describe<T>(Call call, IEnumerable<Alarm> alarms, string member)
        where T : Alarm
    {
        var shape = call.Service.Model.Operations["DescribeAlarms"].Output!.FromWire(member)!.Shape.Element!.Structure!;
        return [.. alarms.OfType<T>().Select(alarm => alarm.ToStructure(shape))];
    }
}
