using Amazon.Runtime;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Makes the changes of a plan. A monitor that was removed meanwhile, by another session, may have been the last and have
/// taken the foundation along that the plan counts on: then it is planned and made again.
/// </summary>
internal sealed class MonitorBuilder(AwsSession session, IOperationSink sink)
{
    private const int MostAttempts = 4;

    // Whoever removes a foundation deletes the trail first, and is done with the rest in some seconds.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Makes what is approved.</summary>
    /// <returns>The plan that was carried out in the end, and its changes that were made.</returns>
    public async Task<(MonitorPlan Plan, IReadOnlyCollection<MonitorChange> Made)> BuildAsync(
        MonitorPlan plan, Func<MonitorChange, bool> isApproved, CancellationToken cancellation)
    {
        var (current, mayDo) = (plan, isApproved);
        for (var attempt = 1; ; attempt++)
        {
            var isLastAttempt = attempt == MostAttempts || plan.PlanAgainAsync is null;
            try
            {
                StepRunner runner = new(sink, $"Building the monitor {plan.MonitorName}");
                var made = await runner.RunAsync(current.Steps, mayDo, cancellation).ConfigureAwait(false);
                if (isLastAttempt || made.Count == 0 || TrailOf(current) is not (ChangeAction.Keep or ChangeAction.Update)
                    || !await IsTrailGoneAsync(cancellation).ConfigureAwait(false))
                {
                    return (current, made);
                }
            }
            catch (AmazonServiceException e) when (!isLastAttempt && IsOfMissing(e) && TrailOf(current) is not null)
            {
                if (!await IsTrailGoneAsync(cancellation).ConfigureAwait(false))
                {
                    throw;
                }
            }

            sink.Verbose("The foundation went with the last monitor of another session, and is made again.");
            await session.WaitAsync(Pause, cancellation).ConfigureAwait(false);
            current = await plan.PlanAgainAsync!(cancellation).ConfigureAwait(false);
            mayDo = change => AskedAs(change) is not { } asked || isApproved(asked);
        }

        // What was declined stays so; what was there before was not asked for.
        MonitorChange? AskedAs(MonitorChange change) =>
            plan.Changes.FirstOrDefault(c => c.Writes && c.Kind == change.Kind && c.Name == change.Name);
    }

    private static bool IsOfMissing(AmazonServiceException failure) =>
        AwsErrors.IsNotFound(failure) || failure.ErrorCode == "S3BucketDoesNotExistException";

    // What the plan is for our own trail; null for a monitor on another.
    private static ChangeAction? TrailOf(MonitorPlan plan) => plan.Changes.FirstOrDefault(
        c => c is { Kind: "trail", Name: MonitorNames.Trail } && c.Action != ChangeAction.Adopt)?.Action;

    private async Task<bool> IsTrailGoneAsync(CancellationToken cancellation)
    {
        var own = new FoundationNames(session).TrailArn;
        var trails = await new FoundationFinder(session).ReadTrailsAsync(cancellation).ConfigureAwait(false);
        return trails.All(t => t.TrailARN != own);
    }
}
