namespace SecretMonitor.Aws.Provisioning;

/// <summary>What a new monitor gets where nothing is asked for.</summary>
internal static class MonitorDefaults
{
    /// <summary>Days that records are kept.</summary>
    public const int RetentionInDays = 90;

    /// <summary>Events in a period that raise the alarm.</summary>
    public const double Threshold = 1;

    /// <summary>Seconds of a period.</summary>
    public const int Period = 60;

    /// <summary>Periods that are looked at: records are dated by their delivery, and arrive late.</summary>
    public const int EvaluationPeriods = 5;

    /// <summary>Periods of these that must breach.</summary>
    public const int DatapointsToAlarm = 1;
}
