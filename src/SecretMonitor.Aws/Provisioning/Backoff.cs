using Amazon.Runtime;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Tries again what fails only because AWS has not yet caught up with itself: a role that cannot be assumed yet, a
/// policy that is not in effect yet, another change still running. After about two minutes the failure is taken as
/// real.
/// </summary>
internal sealed class Backoff(AwsSession session, IOperationSink sink)
{
    private const int Unknown = -1;

    private static readonly int[] Seconds = [1, 2, 4, 8, 16, 30, 30, 30];

    /// <summary>Calls until it succeeds, fails for another reason, or the two minutes are over.</summary>
    /// <param name="what">What is being done, for the verbose line.</param>
    /// <param name="codes">AWS's codes that pass by themselves.</param>
    /// <param name="call">The call; it must be safe to repeat.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<T> RetryAsync<T>(
        string what, IReadOnlyCollection<string> codes, Func<Task<T>> call, CancellationToken cancellation) =>
        RetryAsync(what, e => codes.Contains(e.ErrorCode ?? ""), call, cancellation);

    /// <summary>Like the other, for failures that their code alone does not tell.</summary>
    public async Task<T> RetryAsync<T>(
        string what, Func<AmazonServiceException, bool> passes, Func<Task<T>> call, CancellationToken cancellation)
    {
        foreach (var seconds in Seconds)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (AmazonServiceException e) when (passes(e) || AwsErrors.IsTransient(e))
            {
                var status = $"{what}: not yet ({e.ErrorCode}); again in {seconds} s.";
                sink.Verbose(status);
                sink.Progress("Waiting until AWS has caught up with itself", status, Unknown);
                await session.WaitAsync(TimeSpan.FromSeconds(seconds), cancellation).ConfigureAwait(false);
            }
        }

        return await call().ConfigureAwait(false);
    }
}
