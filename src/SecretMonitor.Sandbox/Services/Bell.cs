namespace SecretMonitor.Sandbox.Services;

/// <summary>Wakes those who wait for something. Used under the world's lock.</summary>
internal sealed class Bell
{
    private TaskCompletionSource<bool>? _next;

    /// <summary>Ends when the bell rings next.</summary>
    public Task Next => (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Ring()
    {
        _next?.TrySetResult(true);
        _next = null;
    }
}
