namespace SecretMonitor.Sandbox.Faults;

/// <summary>What goes wrong with a call.</summary>
internal enum FaultKind
{
    /// <summary>The service refuses the call because there are too many, in its own spelling.</summary>
    Throttle,

    /// <summary>The service answers that it failed, with status 500.</summary>
    Failure,

    /// <summary>The connection is reset before the call is handled.</summary>
    Reset,

    /// <summary>The call is handled, then the connection is reset without an answer.</summary>
    Lost,

    /// <summary>The call is handled, and its answer comes late.</summary>
    Slow,

    /// <summary>A read answers what was so some time ago: eventual consistency.</summary>
    Stale,

    /// <summary>What a service brings to others comes twice.</summary>
    Twice,
}
