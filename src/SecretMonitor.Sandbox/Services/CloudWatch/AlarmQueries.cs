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
        var alarms = region.Alarms.All.Where(alarm => types.Contains(alarm.Type)
            && (names.Count == 0 || names.Contains(alarm.Name))
            && alarm.Name.StartsWith(input.Text("AlarmNamePrefix") ?? "", StringComparison.Ordinal)
            && (input.Text("StateValue") ?? alarm.Situation.Value) == alarm.Situation.Value
            && HasAction(alarm, input.Text("ActionPrefix"))
            && IsRelated(alarm, region.Alarms, input.Text("ChildrenOfAlarmName"), input.Text("ParentsOfAlarmName")));
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

    private static bool IsRelated(Alarm alarm, AlarmBook alarms, string? parent, string? child) =>
        (parent is null || alarms.ParentsOf(alarm.Name).Any(p => p.Name == parent))
        && (child is null || alarms.ParentsOf(child).Contains(alarm));

    private static List<object> Describe<T>(Call call, IEnumerable<Alarm> alarms, string member)
        where T : Alarm
    {
        var shape = call.Service.Model.Operations["DescribeAlarms"].Output!.FromWire(member)!.Shape.Element!.Structure!;
        return [.. alarms.OfType<T>().Select(alarm => alarm.ToStructure(shape))];
    }
}
