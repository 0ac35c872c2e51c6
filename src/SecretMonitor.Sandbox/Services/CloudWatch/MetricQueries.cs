using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>GetMetricStatistics and GetMetricData.</summary>
internal static class MetricQueries
{
    private const int StatisticsLimit = 1440;
    private const int QueryLimit = 500;
    private const int DatapointLimit = 100_800;

    private static readonly Regex QueryId = new(@"^[a-z][a-zA-Z0-9_]*\z", RegexOptions.CultureInvariant);

    public static Structure GetMetricStatistics(Call call, CloudWatchRegion region)
    {
        call.Authorize("GetMetricStatistics", "*");
        var input = call.Input;
        var (start, end) = Range(input);
        var period = CheckedPeriod(input.Number("Period")!.Value, "Period");
        var names = input.Texts("Statistics");
        var extended = input.Texts("ExtendedStatistics");
        if (names.Count + extended.Count == 0)
        {
            throw Faults.Missing("Must specify either Statistics or ExtendedStatistics");
        }

        var statistics = names.Select(n => Find(n, "Statistics")).ToList();
        var percentiles = extended.Select(n => Find(n, "ExtendedStatistics")).ToList();
        var requested = (end - start).TotalSeconds / period;
        if (requested > StatisticsLimit)
        {
            throw Faults.InvalidCombination(
                $"You have requested up to {Math.Ceiling(requested):0} datapoints, which exceeds the limit of "
                + $"{StatisticsLimit}. You may reduce the datapoints requested by increasing Period, or decreasing the "
                + "time range.");
        }

        var metric = MetricIdentity.Of(input);
        var points = region.Metrics.Find(metric)?.Read(Align(start, period), end, period, input.Text("Unit")) ?? [];
        return new()
        {
            ["Label"] = metric.Name,
            ["Datapoints"] = points.Select(p => (object)Datapoint(p, statistics, percentiles)).ToList(),
        };
    }

    public static Structure GetMetricData(Call call, CloudWatchRegion region)
    {
        call.Authorize("GetMetricData", "*");
        var input = call.Input;
        var (start, end) = Range(input);
        var queries = input.Parts("MetricDataQueries");
        if (queries.Count > QueryLimit)
        {
            throw Faults.Invalid($"The collection MetricDataQueries must not have a size greater than {QueryLimit}.");
        }

        if (queries.GroupBy(q => q.Required("Id")).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw Faults.Invalid($"The values for parameter Id in MetricDataQueries are not unique: {twice.Key}.");
        }

        if (queries.FirstOrDefault(q => !QueryId.IsMatch(q.Required("Id"))) is { } misnamed)
        {
            throw Faults.Invalid(
                $"The value {misnamed.Text("Id")} for parameter MetricDataQueries.member.Id is not matching the expected "
                + "pattern ^[a-z][a-zA-Z0-9_]*$.");
        }

        if (input.Number("MaxDatapoints") < 1)
        {
            throw Faults.Invalid("The value for parameter MaxDatapoints must be greater than or equal to 1.");
        }

        var ascending = input.Text("ScanBy") == "TimestampAscending";
        var limit = (int)Math.Min(input.Number("MaxDatapoints") ?? DatapointLimit, DatapointLimit);
        var points = queries
            .SelectMany((query, i) => Read(region.Metrics, query, i + 1, start, end, ascending))
            .Select((point, i) => point with { Order = i });
        var page = Page.Of(points, p => p.Order.ToString("D9"), input.Text("NextToken"), limit, Faults.InvalidToken);
        return new()
        {
            ["MetricDataResults"] = queries
                .Where(q => q.Flag("ReturnData") ?? true)
                .Select(q => (object)Result(q, page.Items.Where(p => p.Query == q).ToList(), page.NextToken))
                .ToList(),
            ["NextToken"] = page.NextToken,
            ["Messages"] = new List<object>(),
        };
    }

    private static IEnumerable<QueryPoint> Read(
        MetricTable metrics, Structure query, int number, DateTimeOffset start, DateTimeOffset end, bool ascending)
    {
        var path = $"MetricDataQueries.member.{number}";
        if (query.Part("MetricStat") is not { } stat)
        {
            throw Faults.Invalid(query.Has("Expression")
                ? $"The sandbox computes no metric math: {path}.Expression."
                : $"Either {path}.MetricStat or {path}.Expression must be specified.");
        }

        var period = CheckedPeriod(stat.Number("Period")!.Value, $"{path}.MetricStat.Period");
        var statistic = Statistic.Find(stat.Required("Stat"))
            ?? throw Faults.Invalid(
                $"The value {stat.Text("Stat")} for parameter {path}.MetricStat.Stat is not a valid statistic.");
        if (query.Flag("ReturnData") == false)
        {
            return [];
        }

        var metric = MetricIdentity.Of(stat.Part("Metric")!);
        var points = (metrics.Find(metric)?.Read(Align(start, period), end, period, stat.Text("Unit")) ?? [])
            .Select(p => (p.Start, Value: statistic.Of(p.Point)))
            .Where(p => p.Value is not null)
            .Select(p => new QueryPoint(query, p.Start, p.Value!.Value));
        return ascending ? points : points.Reverse();
    }

    private static Structure Result(Structure query, List<QueryPoint> points, string? nextToken) => new()
    {
        ["Id"] = query.Text("Id"),
        ["Label"] = query.Text("Label") ?? query.Part("MetricStat")!.Part("Metric")!.Text("MetricName"),
        ["Timestamps"] = points.Select(p => (object)p.Time).ToList(),
        ["Values"] = points.Select(p => (object)p.Value).ToList(),
        ["StatusCode"] = nextToken is null ? "Complete" : "PartialData",
    };

    private static Structure Datapoint(
        (DateTimeOffset Start, string Unit, MetricPoint Point) at,
        List<Statistic> statistics,
        List<Statistic> percentiles)
    {
        Structure datapoint = new() { ["Timestamp"] = at.Start };
        foreach (var statistic in statistics)
        {
            datapoint[statistic.Name] = statistic.Of(at.Point);
        }

        datapoint["Unit"] = at.Unit;
        var values = percentiles
            .Select(p => (p.Name, Value: p.Of(at.Point)))
            .Where(p => p.Value is not null)
            .ToDictionary(p => p.Name, p => (object)p.Value!.Value);
        datapoint["ExtendedStatistics"] = values.Count > 0 ? values : null;
        return datapoint;
    }

    private static (DateTimeOffset Start, DateTimeOffset End) Range(Structure input)
    {
        var (start, end) = (input.Time("StartTime")!.Value, input.Time("EndTime")!.Value);
        return start < end
            ? (start, end)
            : throw Faults.InvalidValue("The parameter StartTime must be less than the parameter EndTime.");
    }

    private static long CheckedPeriod(long period, string path) =>
        period is 1 or 5 or 10 or 20 or 30 || period % 60 == 0
        ? period
        : throw Faults.InvalidValue($"The parameter {path} must be 1, 5, 10, 20, 30 or a multiple of 60.");

    private static Statistic Find(string name, string path) => Statistic.Find(name)
        ?? throw Faults.InvalidValue($"The value {name} for parameter {path} is not supported.");

    /// <summary>AWS rounds the start down, to the period where it is a minute or longer.</summary>
    private static DateTimeOffset Align(DateTimeOffset time, long period)
    {
        var second = time.ToUnixTimeSeconds();
        return DateTimeOffset.FromUnixTimeSeconds(second - (second % period));
    }

    /// <summary>A value of a query, numbered over all queries for paging.</summary>
    private sealed record QueryPoint(Structure Query, DateTimeOffset Time, double Value, int Order = 0);
}
