namespace SecretMonitor.Monitors;

/// <summary>Whether a subscription receives anything.</summary>
public enum SubscriptionStatus
{
    /// <summary>The recipient agreed: alerts are delivered.</summary>
    Confirmed,

    /// <summary>The recipient has not yet agreed: nothing is delivered. SNS forgets it after 48 hours.</summary>
    Pending,

    /// <summary>Just unsubscribed.</summary>
    Deleted,
}
