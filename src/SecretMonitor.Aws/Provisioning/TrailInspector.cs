using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Whether a trail can carry a monitor.</summary>
internal sealed class TrailInspector(AwsSession session)
{
    private const string Prefix = "log-group:";

    /// <summary>Whether the trail records calls that are made in the session's region.</summary>
    public bool Covers(Trail trail) => trail.IsMultiRegionTrail == true || trail.HomeRegion == session.Region;

    /// <summary>The trail's log group, if it is one of this account and region; null otherwise.</summary>
    public string? LogGroupOf(Trail trail) =>
        Arn.TryParse(trail.CloudWatchLogsLogGroupArn, out var arn)
        && arn.Region == session.Region && arn.AccountId == session.AccountId
        && arn.Resource.StartsWith(Prefix, StringComparison.Ordinal)
            ? arn.Resource.Substring(Prefix.Length).Split(':')[0]
            : null;

    /// <summary>Where the trail delivers to instead, as the end of a sentence about it.</summary>
    public static string LogsOf(Trail trail) => Arn.TryParse(trail.CloudWatchLogsLogGroupArn, out var arn)
        ? $"delivers to a log group of account {arn.AccountId} in {arn.Region}"
        : "delivers to no log group";

    /// <summary>Whether the trail is running.</summary>
    public async Task<bool> IsLoggingAsync(Trail trail, CancellationToken cancellation)
    {
        var status = await session.CloudTrail.GetTrailStatusAsync(new() { Name = trail.TrailARN }, cancellation)
            .ConfigureAwait(false);
        return status.IsLogging == true;
    }

    /// <summary>Which management events the trail's selectors let in.</summary>
    public async Task<TrailSelectors> ReadSelectorsAsync(Trail trail, CancellationToken cancellation) =>
        trail.HasCustomEventSelectors != true
            ? TrailSelectors.AllManagementEvents
            : new(await session.CloudTrail.GetEventSelectorsAsync(
                new() { TrailName = trail.TrailARN }, cancellation).ConfigureAwait(false));

    /// <summary>Why the trail cannot serve; null when it can.</summary>
    public async Task<TrailProblem?> ProblemOfAsync(Trail trail, CancellationToken cancellation)
    {
        if (!Covers(trail))
        {
            return new($"it records {trail.HomeRegion} only");
        }

        try
        {
            var isLogging = IsLoggingAsync(trail, cancellation);
            var selectorsRead = ReadSelectorsAsync(trail, cancellation);
            await Task.WhenAll(isLogging, selectorsRead).ConfigureAwait(false);
            var selectors = selectorsRead.Result;
            return !isLogging.Result ? new("it is stopped")
                : !selectors.RecordReads
                    ? new("it does not record read management events", Records: selectors.RecordWrites)
                : !selectors.IncludeSecretsManager ? new("it leaves out Secrets Manager", Records: true)
                : null;
        }
        catch (Exception e) when (AwsErrors.IsDenied(e) || AwsErrors.IsNotFound(e))
        {
            // An organization's trail may be closed to its members.
            return new("its state may not be read", IsUnreadable: true);
        }
    }
}
