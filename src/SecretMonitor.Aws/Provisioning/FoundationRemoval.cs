using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Removes our own foundation: the trail first, then what it delivers to, the role last. A trail that was adopted, or a
/// bucket that is tagged and not with our tag, is none of ours.
/// </summary>
internal sealed class FoundationRemoval(AwsSession session, IOperationSink sink)
{
    private readonly FoundationNames _names = new(session);

    /// <summary>The steps for what exists.</summary>
    /// <param name="trail">Our own trail; null where there is none.</param>
    /// <param name="keepLogs">Whether bucket and log group stay.</param>
    /// <param name="before">What has to go before.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        Trail? trail, bool keepLogs, IReadOnlyList<Step> before, CancellationToken cancellation)
    {
        var bucketRead = keepLogs ? Task.FromResult(false) : HasBucketAsync(cancellation);
        var logGroupRead = keepLogs ? Task.FromResult(false) : HasLogGroupAsync(cancellation);
        var roleRead = HasRoleAsync(cancellation);
        await Task.WhenAll(bucketRead, logGroupRead, roleRead).ConfigureAwait(false);

        const string Last = "no other monitor needs it";
        List<Step> steps = [];
        if (trail is not null)
        {
            steps.Add(WatcherRemoval.Delete("trail", trail.Name, Last, DeleteTrailAsync, before));
        }

        IReadOnlyList<Step> afterTrail = [.. before, .. steps];
        if (bucketRead.Result)
        {
            steps.Add(WatcherRemoval.Delete("bucket", _names.Bucket, Last + "; with all records in it",
                c => new BucketRemoval(session, sink).DeleteAsync(_names.Bucket, c), afterTrail));
        }

        if (logGroupRead.Result)
        {
            steps.Add(WatcherRemoval.Delete("log group", MonitorNames.LogGroup, Last + "; with all records in it",
                c => session.Logs.DeleteLogGroupAsync(new() { LogGroupName = MonitorNames.LogGroup }, c), afterTrail));
        }

        if (roleRead.Result)
        {
            steps.Add(WatcherRemoval.Delete("role", _names.Role, Last, DeleteRoleAsync, [.. steps]));
        }

        return steps;
    }

    private async Task<bool> HasBucketAsync(CancellationToken cancellation)
    {
        try
        {
            var tags = await session.S3.GetBucketTaggingAsync(new() { BucketName = _names.Bucket }, cancellation).ConfigureAwait(false);
            return tags.TagSet is not { Count: > 0 } || tags.TagSet.Any(t => t.Key == MonitorNames.TagKey);
        }
        catch (Amazon.S3.AmazonS3Exception e) when (e.ErrorCode == "NoSuchTagSet")
        {
            return true;
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return false;
        }
    }

    private async Task<bool> HasLogGroupAsync(CancellationToken cancellation) =>
        await LogGroupResource.FindAsync(session, cancellation).ConfigureAwait(false) is not null;

    private async Task<bool> HasRoleAsync(CancellationToken cancellation)
    {
        try
        {
            await session.Iam.GetRoleAsync(new() { RoleName = _names.Role }, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return false;
        }
    }

    private async Task DeleteTrailAsync(CancellationToken cancellation)
    {
        await session.CloudTrail.StopLoggingAsync(new() { Name = MonitorNames.Trail }, cancellation).ConfigureAwait(false);
        await session.CloudTrail.DeleteTrailAsync(new() { Name = MonitorNames.Trail }, cancellation).ConfigureAwait(false);
    }

    private async Task DeleteRoleAsync(CancellationToken cancellation)
    {
        await WatcherRemoval.UnlessGoneAsync(() => session.Iam.DeleteRolePolicyAsync(
            new() { RoleName = _names.Role, PolicyName = RoleResource.PolicyName }, cancellation)).ConfigureAwait(false);
        await session.Iam.DeleteRoleAsync(new() { RoleName = _names.Role }, cancellation).ConfigureAwait(false);
    }
}
