namespace SecretMonitor.Shell;

/// <summary>How a command ended.</summary>
internal enum RunResult
{
    /// <summary>To its end, perhaps with errors on the way.</summary>
    Completed,

    /// <summary>By an error that nothing caught.</summary>
    Failed,

    /// <summary>By Ctrl+C.</summary>
    Stopped,
}
