namespace SecretMonitor.Monitors;

/// <summary>The way from a recorded access to a recipient.</summary>
public enum MonitorRoute
{
    /// <summary>Metric filter, metric, alarm, SNS: damped, has a state, a few minutes late.</summary>
    CloudWatch,

    /// <summary>EventBridge rule, SNS: one readable message per event, within seconds.</summary>
    EventBridge,
}
