namespace SecretMonitor.Aws.Provisioning;

/// <summary>A question that many steps have and that is asked once, by the first of them and with its cancellation.</summary>
internal sealed class AskOnce<T>(Func<CancellationToken, Task<T>> askAsync)
{
    private readonly object _turn = new();
    private Task<T>? _answer;

    /// <summary>The answer.</summary>
    public Task<T> AskAsync(CancellationToken cancellation)
    {
        lock (_turn)
        {
            return _answer ??= askAsync(cancellation);
        }
    }
}
