using System.Collections.Concurrent;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Lets one at a time change the policy of a resource that several monitors share. AWS takes policies as a whole: of two
/// that read, change and write at the same time, one would be lost.
/// </summary>
internal static class PolicyTurn
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

    /// <summary>Reads, changes and writes when nobody else of this process does.</summary>
    public static async Task TakeAsync(string arn, Func<Task> change, CancellationToken cancellation)
    {
        var turn = Turns.GetOrAdd(arn, _ => new(1));
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await change().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
