namespace SecretMonitor.Tests.Provisioning.Survival;

/// <summary>What happens to a call.</summary>
public enum FaultKind
{
    /// <summary>The process ends before the call: neither it nor any later one is made.</summary>
    Killed,

    /// <summary>The connection is reset before the call, and the person gives up.</summary>
    Stopped,

    /// <summary>The call is made, but its answer never arrives.</summary>
    Lost,

    /// <summary>The call is made, its answer is lost, and the SDK makes it once more.</summary>
    Repeated,

    /// <summary>The service has too much to do.</summary>
    Throttled,

    /// <summary>The service fails.</summary>
    Failed,

    /// <summary>IAM refuses it.</summary>
    Denied,
}
