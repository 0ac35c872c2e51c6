using System.Globalization;

namespace SecretMonitor.Monitors;

/// <summary>
/// What AWS charges per month for each thing that stands, in USD: list prices of us-east-1, first tier, as of
/// <see cref="AsOf"/>. What depends on use (records in S3 and CloudWatch Logs, mails, calls) comes on top; a free tier
/// (10 alarms, 10 metrics) is not taken off. Trails, rules, topics and roles cost nothing by standing.
/// </summary>
public static class MonthlyCost
{
    /// <summary>When the prices were looked up.</summary>
    public const string AsOf = "November 2026";

    /// <summary>A standard-resolution metric alarm.</summary>
    public const decimal Alarm = 0.10m;

    /// <summary>A custom metric, which a metric filter writes: charged for the hours that it has data in.</summary>
    public const decimal Metric = 0.30m;

    /// <summary>A secret.</summary>
    public const decimal Secret = 0.40m;

    /// <summary>Each copy of management events after a region's first, per 100,000 events.</summary>
    public const decimal SecondCopyOfEvents = 2.00m;

    /// <summary>An amount as people read it: <c>0.40 USD</c>.</summary>
    public static string Format(decimal amount) =>
        amount.ToString("0.00", CultureInfo.InvariantCulture) + " USD";
}
