using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The operations on metric filters.</summary>
internal static class FilterOperations
{
    private const int FilterLimit = 100;
    private const int RegexFilterLimit = 5;
    private const int ListPage = 50;

    /// <summary>Creates or replaces; a replaced filter keeps the time of its creation.</summary>
    public static Structure? PutMetricFilter(Call call, LogsRegion region)
    {
        var group = region.Demand(call);
        if (group.Class != LogGroup.StandardClass)
        {
            throw new ServiceFault(
                "InvalidOperationException",
                $"Metric filters are not supported for log groups of class {group.Class}.");
        }

        var name = call.Input.Required("filterName");
        var others = group.Filters.Values.Where(f => f.Name != name).ToList();
        var created = group.Filters.TryGetValue(
            name, out var before) ? before.Created : call.Now.ToUnixTimeMilliseconds();
        MetricFilter filter = new(call.Input, created);
        if (others.Count >= FilterLimit
            || (filter.Pattern.RegexCount > 0 && others.Count(f => f.Pattern.RegexCount > 0) >= RegexFilterLimit))
        {
            throw Faults.LimitExceeded();
        }

        group.Filters[name] = filter;
        return null;
    }

    public static Structure? DeleteMetricFilter(Call call, LogsRegion region)
    {
        if (!region.Demand(call).Filters.Remove(call.Input.Required("filterName")))
        {
            throw Faults.NotFound("The specified metric filter does not exist.");
        }

        return null;
    }

    public static Structure DescribeMetricFilters(Call call, LogsRegion region)
    {
        var input = call.Input;
        var (metric, metricNamespace) = (input.Text("metricName"), input.Text("metricNamespace"));
        if (metric is null != metricNamespace is null)
        {
            throw Faults.Invalid("metricName and metricNamespace must be specified together.");
        }

        List<LogGroup> groups;
        if (input.Has("logGroupName"))
        {
            groups = [region.Demand(call)];
        }
        else
        {
            region.Authorize(call, "");
            groups = [.. region.Groups.Values];
        }

        var filters = groups.SelectMany(g => g.Filters.Values.Select(f => (Group: g.Name, Filter: f))).Where(f =>
            f.Filter.Name.StartsWith(input.Text("filterNamePrefix") ?? "", StringComparison.Ordinal)
            && (metric ?? f.Filter.MetricName) == f.Filter.MetricName
            && (metricNamespace ?? f.Filter.Namespace) == f.Filter.Namespace);
        var page = Page.Of(
            filters,
            f => $"{f.Group}:{f.Filter.Name}",
            input.Text("nextToken"),
            input.Number("limit") ?? ListPage,
            Faults.InvalidToken);
        return new()
        {
            ["metricFilters"] = page.Items.Select(f => (object)f.Filter.ToStructure(f.Group)).ToList(),
            ["nextToken"] = page.NextToken,
        };
    }

    public static Structure TestMetricFilter(Call call, LogsRegion region)
    {
        call.Authorize("TestMetricFilter", "*");
        var pattern = MetricFilter.ParsePattern(call.Input.Required("filterPattern"));
        var matches = call.Input.Texts("logEventMessages")
            .Select((message, i) => (message, Number: i + 1L))
            .Where(e => pattern.Matches(e.message))
            .Select(e => (object)new Structure
            {
                ["eventNumber"] = e.Number,
                ["eventMessage"] = e.message,
                ["extractedValues"] = pattern.ExtractValues(e.message).ToDictionary(v => v.Key, v => (object)v.Value),
            });
        return new() { ["matches"] = matches.ToList() };
    }
}
