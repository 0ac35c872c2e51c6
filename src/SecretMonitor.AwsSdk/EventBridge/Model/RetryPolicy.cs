namespace Amazon.EventBridge.Model;

/// <summary>How long and how often a delivery is tried.</summary>
public sealed class RetryPolicy
{
    public int? MaximumEventAgeInSeconds { get; set; }
    public int? MaximumRetryAttempts { get; set; }
}
