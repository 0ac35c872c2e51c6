using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// The foundation's own trail, which records the reads and hands them to bucket, log group and EventBridge.
/// </summary>
internal sealed class TrailResource(AwsSession session, IOperationSink sink, Trail? found) : Resource(session)
{
    // New roles and policies take effect after some seconds, and CloudTrail names the log group when it means the role.
    private static readonly string[] Passing =
    [
        "InsufficientS3BucketPolicyException", "InvalidCloudWatchLogsLogGroupArnException",
        "InvalidCloudWatchLogsRoleArnException", "S3BucketDoesNotExistException", "ConflictException",
        "InsufficientEncryptionPolicyException",
    ];

    private static readonly EventSelector AllManagementEvents = new()
    {
        ReadWriteType = ReadWriteType.All,
        IncludeManagementEvents = true,
        DataResources = [],
    };

    private readonly FoundationNames _names = new(session);
    private readonly Backoff _backoff = new(session, sink);
    private bool _selectorsDiffer;
    private bool _isStopped;
    private bool _settingsDiffer;

    /// <inheritdoc/>
    public override string Kind => "trail";

    /// <inheritdoc/>
    public override string Name => MonitorNames.Trail;

    /// <summary>Whether the trail delivers to the log group.</summary>
    public required bool WithLogs { get; init; }

    /// <summary>Whether every region is recorded; a trail that does so already stays so.</summary>
    public bool AllRegions { get; init; }

    /// <summary>The ARN of the key of the log files; null: as deployed, and of a new trail S3's own.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Why it is created, besides the reads.</summary>
    public string Why { get; init; } = "";

    /// <summary>The tags.</summary>
    public required ResourceTags Tags { get; init; }

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        if (found is null)
        {
            // A new trail records all management events, so its selectors need no call; but it does not log yet.
            _isStopped = true;
            return Create((AllRegions ? "records the reads, in all regions" : "records the reads") + Why);
        }

        TrailInspector inspector = new(Session);
        var isLogging = inspector.IsLoggingAsync(found, cancellation);
        var selectorsRead = inspector.ReadSelectorsAsync(found, cancellation);
        Differences differences = [];
        differences.Compare("bucket", found.S3BucketName, _names.Bucket);
        differences.When(found.LogFileValidationEnabled != true, "log file validation", false, true);
        differences.When(AllRegions && found.IsMultiRegionTrail != true, "all regions", false, true);
        if (WithLogs)
        {
            differences.Compare("log group", found.CloudWatchLogsLogGroupArn, _names.LogGroupArn);
            differences.Compare("role", found.CloudWatchLogsRoleArn, _names.RoleArn);
        }

        differences.When(KmsKeyId is not null && found.KmsKeyId != KmsKeyId, "key", found.KmsKeyId, KmsKeyId);
        _settingsDiffer = differences.Count > 0;
        var selectors = await selectorsRead.ConfigureAwait(false);
        _selectorsDiffer = !(selectors.RecordReads && selectors.RecordWrites && selectors.IncludeSecretsManager);
        differences.When(_selectorsDiffer, "event selectors", "not all management events", "all management events");
        differences.When(_isStopped = !await isLogging.ConfigureAwait(false), "logging", "stopped", "on");
        return Compare(differences);
    }

    /// <inheritdoc/>
    public override async Task ApplyAsync(bool isNew, CancellationToken cancellation)
    {
        if (isNew)
        {
            await UnlessThereAsync(() => _backoff.RetryAsync(
                $"trail {Name}", Passing, () => CreateAsync(cancellation), cancellation)).ConfigureAwait(false);
        }
        else if (_settingsDiffer)
        {
            await _backoff.RetryAsync($"trail {Name}", Passing, () => UpdateAsync(cancellation), cancellation)
                .ConfigureAwait(false);
        }

        await Task.WhenAll(
            _selectorsDiffer ? PutSelectorsAsync(cancellation) : Task.CompletedTask,
            _isStopped ? StartAsync(cancellation) : Task.CompletedTask).ConfigureAwait(false);
    }

    private Task<CreateTrailResponse> CreateAsync(CancellationToken cancellation) =>
        Session.CloudTrail.CreateTrailAsync(new()
        {
            Name = Name,
            S3BucketName = _names.Bucket,
            IsMultiRegionTrail = AllRegions,
            IncludeGlobalServiceEvents = true,
            EnableLogFileValidation = true,
            CloudWatchLogsLogGroupArn = WithLogs ? _names.LogGroupArn : null,
            CloudWatchLogsRoleArn = WithLogs ? _names.RoleArn : null,
            KmsKeyId = KmsKeyId,
            TagsList = Tags.As((key, value) => new Tag { Key = key, Value = value }),
        }, cancellation);

    private Task<UpdateTrailResponse> UpdateAsync(CancellationToken cancellation) =>
        Session.CloudTrail.UpdateTrailAsync(new()
        {
            Name = Name,
            S3BucketName = _names.Bucket,
            IsMultiRegionTrail = AllRegions || found!.IsMultiRegionTrail == true,
            IncludeGlobalServiceEvents = true,
            EnableLogFileValidation = true,
            CloudWatchLogsLogGroupArn = WithLogs ? _names.LogGroupArn : null,
            CloudWatchLogsRoleArn = WithLogs ? _names.RoleArn : null,
            KmsKeyId = KmsKeyId,
        }, cancellation);

    private Task<PutEventSelectorsResponse> PutSelectorsAsync(CancellationToken cancellation) =>
        _backoff.RetryAsync(
            $"event selectors of the trail {Name}",
            Passing,
            () => Session.CloudTrail.PutEventSelectorsAsync(
                new() { TrailName = Name, EventSelectors = [AllManagementEvents] }, cancellation),
            cancellation);

    private Task<StartLoggingResponse> StartAsync(CancellationToken cancellation) => _backoff.RetryAsync(
        $"logging of the trail {Name}",
        Passing,
        () => Session.CloudTrail.StartLoggingAsync(new() { Name = Name }, cancellation),
        cancellation);
}
