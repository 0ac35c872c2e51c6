using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Whether a trail can carry a monitor.</summary>
internal sealed class TrailInspector(AwsSession session)
{
    // The value of a record's readOnly.
    private const bool Reads = true;
    private const bool Writes = false;

    /// <summary>Whether the trail records calls that are made in the session's region.</summary>
    public bool Covers(Trail trail) => trail.IsMultiRegionTrail == true || trail.HomeRegion == session.Region;

    /// <summary>The trail's log group, if it is one of this account and region; null otherwise.</summary>
    public string? LogGroupOf(Trail trail)
    {
        const string Prefix = "log-group:";
        return Arn.TryParse(trail.CloudWatchLogsLogGroupArn, out var arn)
            && arn.Region == session.Region && arn.AccountId == session.AccountId
            && arn.Resource.StartsWith(Prefix, StringComparison.Ordinal)
            ? arn.Resource.Substring(Prefix.Length).Split(':')[0]
            : null;
    }

    /// <summary>Whether the trail is running.</summary>
    public async Task<bool> IsLoggingAsync(Trail trail, CancellationToken cancellation)
    {
        var status = await session.CloudTrail.GetTrailStatusAsync(new() { Name = trail.TrailARN }, cancellation)
            .ConfigureAwait(false);
        return status.IsLogging == true;
    }

    /// <summary>Whether the trail's selectors let read management events in.</summary>
    public Task<bool> RecordsReadsAsync(Trail trail, CancellationToken cancellation) =>
        RecordsAsync(trail, [Reads], cancellation);

    /// <summary>Whether the trail's selectors let read and write management events in.</summary>
    public Task<bool> RecordsAllAsync(Trail trail, CancellationToken cancellation) =>
        RecordsAsync(trail, [Reads, Writes], cancellation);

    /// <summary>Why the trail cannot serve; null when it can.</summary>
    public async Task<string?> ProblemOfAsync(Trail trail, CancellationToken cancellation)
    {
        if (!Covers(trail))
        {
            return $"it records {trail.HomeRegion} only";
        }

        try
        {
            var isLogging = IsLoggingAsync(trail, cancellation);
            var recordsReads = RecordsReadsAsync(trail, cancellation);
            return !await isLogging.ConfigureAwait(false) ? "it is stopped"
                : !await recordsReads.ConfigureAwait(false) ? "it does not record read management events"
                : null;
        }
        catch (Exception e) when (AwsErrors.IsDenied(e) || AwsErrors.IsNotFound(e))
        {
            // An organization's trail may be closed to its members.
            return "its state may not be read";
        }
    }

    private async Task<bool> RecordsAsync(Trail trail, bool[] isReadOnly, CancellationToken cancellation)
    {
        if (trail.HasCustomEventSelectors != true)
        {
            // AWS's default: all management events.
            return true;
        }

        var selectors = await session.CloudTrail.GetEventSelectorsAsync(
            new() { TrailName = trail.TrailARN }, cancellation).ConfigureAwait(false);
        return isReadOnly.All(readOnly => selectors.EventSelectors.Or().Any(s => Records(s, readOnly))
            || selectors.AdvancedEventSelectors.Or().Any(s => Records(s, readOnly)));
    }

    private static bool Records(EventSelector selector, bool readOnly) =>
        selector.IncludeManagementEvents != false
        && selector.ReadWriteType?.Value != (readOnly ? "WriteOnly" : "ReadOnly");

    private static bool Records(AdvancedEventSelector selector, bool readOnly)
    {
        var fields = selector.FieldSelectors ?? [];
        return fields.Any(f => f.Field == "eventCategory" && f.Equals?.Contains("Management") == true)
            && !fields.Any(f => f.Field == "readOnly" && f.Equals?.Contains(readOnly ? "false" : "true") == true);
    }
}
