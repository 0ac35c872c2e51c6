using System.Globalization;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>Whether a trail logs and how its deliveries went: what GetTrailStatus answers.</summary>
internal sealed class TrailStatus
{
    public bool IsLogging { get; private set; }

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? Stopped { get; private set; }

    /// <summary>Deliveries of log files to S3.</summary>
    public DeliveryStatus Files { get; } = new();

    /// <summary>Deliveries to CloudWatch Logs.</summary>
    public DeliveryStatus Logs { get; } = new();

    /// <summary>Deliveries of digest files to S3.</summary>
    public DeliveryStatus Digests { get; } = new();

    /// <summary>Notifications to the trail's topic.</summary>
    public DeliveryStatus Notifications { get; } = new();

    public void Start(DateTimeOffset now)
    {
        if (!IsLogging)
        {
            (IsLogging, Started) = (true, now);
        }
    }

    public void Stop(DateTimeOffset now)
    {
        if (IsLogging)
        {
            (IsLogging, Stopped) = (false, now);
        }
    }

    public Structure Describe() => new()
    {
        ["IsLogging"] = IsLogging,
        ["LatestDeliveryError"] = Files.Error,
        ["LatestNotificationError"] = Notifications.Error,
        ["LatestDeliveryTime"] = Files.Succeeded,
        ["LatestNotificationTime"] = Notifications.Succeeded,
        ["StartLoggingTime"] = Started,
        ["StopLoggingTime"] = Stopped,
        ["LatestCloudWatchLogsDeliveryError"] = Logs.Error,
        ["LatestCloudWatchLogsDeliveryTime"] = Logs.Succeeded,
        ["LatestDigestDeliveryTime"] = Digests.Succeeded,
        ["LatestDigestDeliveryError"] = Digests.Error,
        ["LatestDeliveryAttemptTime"] = Text(Files.Attempted),
        ["LatestNotificationAttemptTime"] = Text(Notifications.Attempted),
        ["LatestNotificationAttemptSucceeded"] = Text(Notifications.Succeeded),
        ["LatestDeliveryAttemptSucceeded"] = Text(Files.Succeeded),
        ["TimeLoggingStarted"] = Text(Started),
        ["TimeLoggingStopped"] = Text(Stopped),
    };

    /// <summary>The legacy members are texts, empty until something happened.</summary>
    private static string Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
