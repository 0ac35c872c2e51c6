namespace SecretMonitor.Sessions;

/// <summary>For work that nobody listens to.</summary>
public sealed class SilentSink : IOperationSink
{
    private SilentSink()
    {
    }

    /// <summary>The one sink.</summary>
    public static SilentSink Instance { get; } = new();

    /// <inheritdoc/>
    public void Verbose(string message)
    {
    }

    /// <inheritdoc/>
    public void Debug(string message)
    {
    }

    /// <inheritdoc/>
    public void Warning(string message)
    {
    }

    /// <inheritdoc/>
    public void Progress(string activity, string status, int percent)
    {
    }
}
