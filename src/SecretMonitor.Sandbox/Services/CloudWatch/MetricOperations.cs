using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>PutMetricData and ListMetrics.</summary>
internal static class MetricOperations
{
    private const int MetricLimit = 1000;
    private const int ValueLimit = 150;
    private const int ListPage = 500;

    private static readonly TimeSpan RecentlyActive = TimeSpan.FromHours(3);

    public static Structure? PutMetricData(Call call, CloudWatchRegion region)
    {
        var metricNamespace = call.Input.Required("Namespace");
        Dictionary<string, string> context = new() { ["cloudwatch:namespace"] = metricNamespace };
        call.Authorize("PutMetricData", "*", context: context);
        if (metricNamespace.StartsWith("AWS/", StringComparison.Ordinal))
        {
            throw Faults.InvalidValue("The value AWS/ for parameter Namespace is invalid.");
        }

        var data = call.Input.Parts("MetricData").Select((datum, i) => (datum, $"MetricData.member.{i + 1}"))
            .Concat(call.Input.Parts("EntityMetricData").SelectMany((entity, i) => entity.Parts("MetricData")
                .Select((datum, j) => (datum, $"EntityMetricData.member.{i + 1}.MetricData.member.{j + 1}"))))
            .ToList();
        if (data.Count == 0)
        {
            throw Faults.Missing("The parameter MetricData is required.");
        }

        if (data.Count > MetricLimit)
        {
            throw Faults.InvalidValue(
                $"The collection MetricData must not have a size greater than {MetricLimit}.");
        }

        foreach (var (datum, path) in data)
        {
            Check(datum, path, call.Now);
        }

        foreach (var (datum, _) in data)
        {
            Record(region.Metrics, MetricIdentity.Of(datum, metricNamespace), datum, call.Now);
        }

        return null;
    }

    public static Structure ListMetrics(Call call, CloudWatchRegion region)
    {
        call.Authorize("ListMetrics", "*");
        var input = call.Input;
        var filters = input.Parts("Dimensions");
        var since = input.Has("RecentlyActive") ? call.Now - RecentlyActive : DateTimeOffset.MinValue;
        var metrics = region.Metrics.All
            .Where(m => m.Value.Latest >= since
                && (input.Text("Namespace") ?? m.Key.Namespace) == m.Key.Namespace
                && (input.Text("MetricName") ?? m.Key.Name) == m.Key.Name
                && filters.All(f => m.Key.Dimensions.Any(
                    d => d.Key == f.Text("Name") && (f.Text("Value") ?? d.Value) == d.Value)))
            .Select(m => m.Key);
        var page = Page.Of(
            metrics,
            m => m.ToString(),
            input.Text("NextToken"),
            ListPage,
            () => Faults.InvalidValue("The value for parameter NextToken is invalid."));
        return new()
        {
            ["Metrics"] = page.Items.Select(m => (object)m.ToStructure()).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    private static void Check(Structure datum, string path, DateTimeOffset now)
    {
        bool hasValue = datum.Has("Value"), hasSet = datum.Has("StatisticValues"), hasValues = datum.Has("Values");
        if (!hasValue && !hasSet && !hasValues)
        {
            throw Faults.InvalidCombination(
                $"At least one of the parameters {path}.Value, {path}.Values and {path}.StatisticValues "
                + "must be specified.");
        }

        if (hasValue && hasSet)
        {
            throw Exclusive(path, "Value", "StatisticValues");
        }

        if (hasValues && (hasValue || hasSet))
        {
            throw Exclusive(path, hasValue ? "Value" : "StatisticValues", "Values");
        }

        var values = Numbers(datum, "Values");
        var counts = Numbers(datum, "Counts");
        if (values.Count > ValueLimit)
        {
            throw Faults.InvalidValue($"The collection {path}.Values must not have a size greater than {ValueLimit}.");
        }

        if (counts.Count > 0 && counts.Count != values.Count)
        {
            throw Faults.InvalidValue(
                $"The parameters {path}.Values and {path}.Counts must be of the same size.");
        }

        // From -2^360 to 2^360.
        if (values.Append(datum.Real("Value") ?? 0).Any(v => double.IsNaN(v) || Math.Abs(v) > Math.Pow(2, 360)))
        {
            throw Faults.InvalidValue($"The value for parameter {path}.Value is invalid. It must be a finite number.");
        }

        if (datum.Number("StorageResolution") is not (null or 1 or 60))
        {
            throw Faults.InvalidValue($"The parameter {path}.StorageResolution must be either 1 or 60.");
        }

        if (datum.Time("Timestamp") is { } time)
        {
            if (time < now - TimeSpan.FromDays(14))
            {
                throw Faults.InvalidValue(
                    $"The parameter {path}.Timestamp must specify a time within the past two weeks.");
            }

            if (time > now + TimeSpan.FromHours(2))
            {
                throw Faults.InvalidValue(
                    $"The parameter {path}.Timestamp must specify a time no more than two hours in the future.");
            }
        }
    }

    private static ServiceFault Exclusive(string path, string one, string other) => Faults.InvalidCombination(
        $"The parameters {path}.{one} and {path}.{other} are mutually exclusive and you have specified both.");

    private static void Record(MetricTable metrics, MetricIdentity metric, Structure datum, DateTimeOffset now)
    {
        var point = metrics.PointAt(
            metric, datum.Time("Timestamp") ?? now, datum.Text("Unit"), datum.Number("StorageResolution") == 1);
        if (datum.Part("StatisticValues") is { } set)
        {
            point.AddSet(Real(set, "SampleCount"), Real(set, "Sum"), Real(set, "Minimum"), Real(set, "Maximum"));
        }
        else if (datum.Real("Value") is { } value)
        {
            point.Add(value, 1);
        }
        else
        {
            var counts = Numbers(datum, "Counts");
            foreach (var (each, i) in Numbers(datum, "Values").Select((v, i) => (v, i)))
            {
                point.Add(each, counts.Count > 0 ? counts[i] : 1);
            }
        }
    }

    private static double Real(Structure set, string name) => set.Real(name) ?? 0;

    private static List<double> Numbers(Structure datum, string name) =>
        datum[name] is IReadOnlyList<object> list ? [.. list.Select(n => n is long l ? l : (double)n)] : [];
}
