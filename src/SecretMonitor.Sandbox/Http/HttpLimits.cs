namespace SecretMonitor.Sandbox.Http;

/// <summary>How much, and how long, a client may take.</summary>
internal sealed record HttpLimits
{
    /// <summary>Bytes of the request line and all header fields.</summary>
    public int Head { get; init; } = 64 * 1024;

    /// <summary>Bytes of a body.</summary>
    public int Body { get; init; } = 32 * 1024 * 1024;

    /// <summary>Connections at once; for a further one, one that has been idle longest is closed.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Between two requests of a connection.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>From the first to the last byte of a request, and for taking an answer.</summary>
    public TimeSpan Transfer { get; init; } = TimeSpan.FromSeconds(30);
}
