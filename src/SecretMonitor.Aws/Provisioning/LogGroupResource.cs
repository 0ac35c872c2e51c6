using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The foundation's log group, which CloudTrail delivers to and metric filters read.</summary>
internal sealed class LogGroupResource(AwsSession session, IOperationSink sink) : Resource(session)
{
    // For some seconds after a log group of the same name was deleted.
    private static readonly string[] Passing = ["OperationAborted", "OperationAbortedException"];

    private int _days;

    /// <inheritdoc/>
    public override string Kind => "log group";

    /// <inheritdoc/>
    public override string Name => MonitorNames.LogGroup;

    /// <summary>Days that records stay; null: as deployed, or the default.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>The ARN of the key of the records; null: the service's own.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The tags.</summary>
    public required ResourceTags Tags { get; init; }

    /// <summary>The ARN as tags are read by it: without <c>:*</c>.</summary>
    public static string ArnOf(AwsSession session) => session.ArnOf("logs", $"log-group:{MonitorNames.LogGroup}");

    /// <summary>The log group of this name; null where there is none.</summary>
    public static async Task<LogGroup?> FindAsync(AwsSession session, CancellationToken cancellation)
    {
        var answer = await session.Logs.DescribeLogGroupsAsync(
            new() { LogGroupNamePrefix = MonitorNames.LogGroup }, cancellation).ConfigureAwait(false);
        return answer.LogGroups?.FirstOrDefault(g => g.LogGroupName == MonitorNames.LogGroup);
    }

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        var found = await FindAsync(Session, cancellation).ConfigureAwait(false);
        if (found is null)
        {
            _days = RetentionInDays ?? MonitorDefaults.RetentionInDays;
            return Create($"for the metric filters; keeps {_days} days");
        }

        var tags = await new TagReader(Session).OfLogGroupAsync(ArnOf(Session), cancellation).ConfigureAwait(false);
        if (!TagReader.AreOurs(tags))
        {
            return Adopt("was there before; its retention stays as it is");
        }

        var said = ResourceTags.RetentionOf(tags);
        _days = RetentionInDays ?? said ?? found.RetentionInDays ?? MonitorDefaults.RetentionInDays;
        Differences differences = [];
        differences.Compare("retention in days", found.RetentionInDays, _days);
        differences.When(said is not null && said != _days, $"tag {ResourceTags.RetentionKey}", said, _days);
        if (KmsKeyArn is not null && found.KmsKeyId != KmsKeyArn)
        {
            sink.Warning($"The log group {Name} exists, and keeps its key ({found.KmsKeyId ?? "none"}). To change that: "
                + $"aws logs associate-kms-key --log-group-name {Name} --kms-key-id {KmsKeyArn}");
        }

        return Compare(differences);
    }

    /// <inheritdoc/>
    public override async Task ApplyAsync(bool isNew, CancellationToken cancellation)
    {
        var tags = Tags.WithRetention(_days).AsMap();
        if (isNew)
        {
            CreateLogGroupRequest request = new() { LogGroupName = Name, KmsKeyId = KmsKeyArn, Tags = tags };
            await UnlessThereAsync(() => new Backoff(Session, sink).RetryAsync(
                $"log group {Name}", IsPassing, () => Session.Logs.CreateLogGroupAsync(request, cancellation),
                cancellation)).ConfigureAwait(false);
        }
        else
        {
            await Session.Logs.TagResourceAsync(new() { ResourceArn = ArnOf(Session), Tags = tags }, cancellation)
                .ConfigureAwait(false);
        }

        await Session.Logs.PutRetentionPolicyAsync(
            new() { LogGroupName = Name, RetentionInDays = _days }, cancellation).ConfigureAwait(false);
    }

    // A key's new policy is not in effect at once.
    private bool IsPassing(AmazonServiceException failure) => Passing.Contains(failure.ErrorCode ?? "")
        || (KmsKeyArn is not null && failure.Message.Contains("KMS key"));
}
