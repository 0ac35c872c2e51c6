namespace SecretMonitor.Errors;

/// <content>What stands against many secrets.</content>
public static partial class ErrorCatalog
{
    /// <summary>No filter or rule can watch the secrets that a pattern means, and no others.</summary>
    public static SecretMonitorException NamePatternNotPossible(string pattern, string problem) =>
        new(nameof(NamePatternNotPossible), ErrorKind.InvalidArgument,
            $"-SecretId '{pattern}' cannot be watched as a name pattern: {problem}.", null)
        {
            Target = pattern,
            RecommendedAction = "Give a pattern that begins with the name and ends in *, such as prod/*; several patterns and "
                + "names make one monitor: -SecretId 'prod/app/*','prod/db/*',prod/key.",
        };

    /// <summary>What a monitor needs exceeds what AWS lets an account have.</summary>
    /// <param name="monitorName">The monitor.</param>
    /// <param name="arithmetic">What is needed, what is there, what is allowed.</param>
    /// <param name="isLogs">Whether it is about a log group, otherwise about the event bus.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The region.</param>
    public static SecretMonitorException NotEnoughRoom(
        string monitorName, string arithmetic, bool isLogs, string accountId, string region) =>
        new(nameof(NotEnoughRoom), ErrorKind.LimitsExceeded,
            $"The monitor '{monitorName}' needs {arithmetic} (account {accountId}, {region}). Nothing was changed.", null)
        {
            Target = monitorName,
            RecommendedAction = "Let one monitor watch many secrets, which share filters and rules (-MonitorName), or a name "
                + $"pattern, which needs one of each (-SecretId 'prod/*'); or leave out detections, or the "
                + (isLogs ? "route: -Route EventBridge." : "route: -Route CloudWatch. AWS raises the number of rules on request; "
                    + "then set SECRETMONITOR_RULES_PER_BUS to it."),
        };

    /// <summary>Monitors of a pipeline that do not fit; the others were built.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="reason">Why the first of them does not.</param>
    /// <param name="advice">What to do.</param>
    public static SecretMonitorException NotEnoughRoomForAll(int count, string reason, string? advice) =>
        new(nameof(NotEnoughRoomForAll), ErrorKind.LimitsExceeded,
            $"{count} monitors do not fit and were left out. The first of them: {reason}", null)
        {
            RecommendedAction = advice,
        };
}
