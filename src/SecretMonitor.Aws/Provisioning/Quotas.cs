using System.Globalization;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>AWS's quotas that monitors meet, per account and region, by default.</summary>
/// <remarks>AWS: quotas of CloudWatch Logs, and of EventBridge, where AWS raises the number of rules on request.</remarks>
internal static class Quotas
{
    /// <summary>The variable that says how many rules a bus takes, where AWS has raised the number.</summary>
    public const string RulesVariable = "SECRETMONITOR_RULES_PER_BUS";

    /// <summary>Metric filters of a log group; AWS does not raise it.</summary>
    public const int FiltersPerLogGroup = 100;

    /// <summary>Rules of a bus whose patterns have wildcards.</summary>
    public const int WildcardRulesPerBus = 30;

    /// <summary>The most of them for one detection of one monitor: others want some too.</summary>
    public const int WildcardRulesPerDetection = 10;

    /// <summary>Rules of a bus.</summary>
    public static int RulesPerBus(string region) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(RulesVariable), NumberStyles.None, CultureInfo.InvariantCulture,
            out var raised)
            ? raised
            : region is "af-south-1" or "eu-south-1" ? 100 : 300;
}
