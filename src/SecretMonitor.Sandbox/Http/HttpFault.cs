namespace SecretMonitor.Sandbox.Http;

/// <summary>
/// A request that is not HTTP, or more of it than the server takes. It is answered, and the connection closed.
/// </summary>
internal sealed class HttpFault(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
