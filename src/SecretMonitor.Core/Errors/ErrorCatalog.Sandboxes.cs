namespace SecretMonitor.Errors;

/// <content>Failures of the local AWS.</content>
public static partial class ErrorCatalog
{
    /// <summary>No sandbox of this session listens there.</summary>
    public static SecretMonitorException SandboxNotRunning(string? endpointUrl) =>
        new(nameof(SandboxNotRunning), ErrorKind.ObjectNotFound,
            string.IsNullOrEmpty(endpointUrl)
                ? "No sandbox runs in this session."
                : $"No sandbox of this session runs at '{endpointUrl}'.", null)
        {
            Target = endpointUrl,
            RecommendedAction = "Run Start-SecretMonitorSandbox; Get-SecretMonitorSandbox lists those that run.",
        };

    /// <summary>The sandbox's port is taken, or not ours to take.</summary>
    public static SecretMonitorException PortUnavailable(int port, Exception inner) =>
        new(nameof(PortUnavailable), ErrorKind.ResourceUnavailable,
            $"Port {port} of 127.0.0.1 cannot be used: {inner.Message}", inner)
        {
            Target = port,
            RecommendedAction = "Give another -Port, or none for a free one.",
        };

    /// <summary>The folder with a sandbox's state cannot be used.</summary>
    public static SecretMonitorException StateUnusable(string folder, string reason, Exception? inner = null) =>
        new(nameof(StateUnusable), ErrorKind.ResourceUnavailable,
            $"The folder '{folder}' cannot hold a sandbox's state. {reason}", inner)
        {
            Target = folder,
            RecommendedAction = "Stop the sandbox that uses the folder, or give another -Path.",
        };
}
