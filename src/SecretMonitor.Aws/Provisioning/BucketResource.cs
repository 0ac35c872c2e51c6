using Amazon.S3;
using Amazon.S3.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// The foundation's bucket: private, encrypted, versioned, over TLS only, and emptied by age. Each setting is one call;
/// only those that differ are made.
/// </summary>
internal sealed class BucketResource(AwsSession session, IOperationSink sink) : Resource(session)
{
    private const string LifecycleId = "SecretMonitor";

    // Versions guard against deletion by an intruder, so what is replaced or deleted stays for a while.
    private const int NoncurrentDays = 30;

    // S3 answers so while another change of the same bucket is under way.
    private static readonly string[] Passing = ["OperationAborted", "NoSuchBucket"];

    private static readonly PublicAccessBlockConfiguration AllBlocked = new()
    {
        BlockPublicAcls = true,
        BlockPublicPolicy = true,
        IgnorePublicAcls = true,
        RestrictPublicBuckets = true,
    };

    private readonly Backoff _backoff = new(session, sink);
    private IReadOnlyList<BucketSetting> _different = [];
    private Task<IReadOnlyDictionary<string, string>> _tagsRead = Task.FromResult<IReadOnlyDictionary<string, string>>(
        new Dictionary<string, string>());

    /// <inheritdoc/>
    public override string Kind => "bucket";

    /// <inheritdoc/>
    public override string Name { get; } = new FoundationNames(session).Bucket;

    /// <summary>Days that objects stay; null: as deployed, or the default.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>The key of the objects; null: S3's own.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The tags.</summary>
    public required ResourceTags Tags { get; init; }

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        var head = await FindAsync(() => Session.S3.HeadBucketAsync(new() { BucketName = Name }, cancellation))
            .ConfigureAwait(false);
        if (head is null)
        {
            _different = SettingsOfNew();
            return Create("for the trail's records");
        }

        _tagsRead = new BucketTags(Session, Name).ReadAsync(cancellation);
        var differences = await Task.WhenAll(
            DiffTagsAsync(cancellation), DiffOwnershipAsync(cancellation), DiffPublicAccessAsync(cancellation),
            DiffEncryptionAsync(cancellation), DiffVersioningAsync(cancellation), DiffLifecycleAsync(cancellation),
            DiffPolicyAsync(cancellation)).ConfigureAwait(false);
        _different = differences.Where(d => d.Differences.Count > 0).ToList();
        return Compare(_different.SelectMany(s => s.Differences).ToList());
    }

    /// <inheritdoc/>
    public override async Task ApplyAsync(bool isNew, CancellationToken cancellation)
    {
        if (isNew)
        {
            await UnlessThereAsync(() => CreateAsync(cancellation)).ConfigureAwait(false);
        }

        await Task.WhenAll(_different.Select(s => PutAsync(s, cancellation))).ConfigureAwait(false);
    }

    private IReadOnlyList<BucketSetting> SettingsOfNew() =>
    [
        new("tags", c => PutTagsAsync(RetentionInDays ?? MonitorDefaults.RetentionInDays, c)),
        new("public access block", PutPublicAccessBlockAsync),
        new("encryption", PutEncryptionAsync),
        new("versioning", PutVersioningAsync),
        new("lifecycle", c => PutLifecycleAsync(RetentionInDays ?? MonitorDefaults.RetentionInDays, c)),
        new("policy", c => PutPolicyAsync(PolicyDocument.Of(new FoundationPolicies(Session).Bucket), c)),
    ];

    private Task<bool> PutAsync(BucketSetting setting, CancellationToken cancellation) => _backoff.RetryAsync(
        $"{setting.Name} of the bucket {Name}",
        Passing,
        async () =>
        {
            await setting.PutAsync(cancellation).ConfigureAwait(false);
            return true;
        },
        cancellation);

    private Task<PutBucketResponse> CreateAsync(CancellationToken cancellation)
    {
        PutBucketRequest request = new()
        {
            BucketName = Name,
            ObjectOwnership = ObjectOwnership.BucketOwnerEnforced,

            // The client would add its own region, where it knows one, as a second constraint.
            UseClientRegion = false,
        };
        if (Session.Region != "us-east-1")
        {
            // us-east-1 is the one region that must not be named.
            request.PutBucketConfiguration = new() { LocationConstraint = Session.Region };
        }

        return _backoff.RetryAsync(
            $"bucket {Name}", Passing, () => Session.S3.PutBucketAsync(request, cancellation), cancellation);
    }

    private async Task PutTagsAsync(int days, CancellationToken cancellation) =>
        await new BucketTags(Session, Name).WriteAsync(
            Tags.WithRetention(days).Over(await _tagsRead.ConfigureAwait(false)), cancellation).ConfigureAwait(false);

    private async Task<BucketSetting> DiffTagsAsync(CancellationToken cancellation)
    {
        var tags = await _tagsRead.ConfigureAwait(false);

        // Without any tag, an empty bucket of our name in our account is one that we could not finish; another mark
        // says that it was kept when the last monitor went.
        var isUnfinished = tags.Count == 0
            && await new BucketTags(Session, Name).IsEmptyAsync(cancellation).ConfigureAwait(false);
        if (!TagReader.AreOurs(tags) && !isUnfinished)
        {
            throw ErrorCatalog.NameTaken(Kind, Name, MonitorNames.FoundationTag, Session.AccountId, Session.Region);
        }

        var said = ResourceTags.RetentionOf(tags);
        var days = RetentionInDays ?? said ?? MonitorDefaults.RetentionInDays;
        Differences differences = [];
        differences.Compare(
            $"tag {MonitorNames.TagKey}", isUnfinished ? null : tags[MonitorNames.TagKey], MonitorNames.FoundationTag);
        differences.When(said is not null && said != days, $"tag {ResourceTags.RetentionKey}", said, days);
        return new("tags", c => PutTagsAsync(days, c)) { Differences = differences };
    }

    private async Task<BucketSetting> DiffOwnershipAsync(CancellationToken cancellation)
    {
        var found = await FindAsync(() => Session.S3.GetBucketOwnershipControlsAsync(
            new GetBucketOwnershipControlsRequest { BucketName = Name }, cancellation)).ConfigureAwait(false);
        var current = found?.OwnershipControls?.Rules?.FirstOrDefault()?.ObjectOwnership?.Value;
        var enforced = ObjectOwnership.BucketOwnerEnforced.Value;
        return BucketSetting.Read("object ownership", current, enforced, c => Session.S3.PutBucketOwnershipControlsAsync(
            new()
            {
                BucketName = Name,
                OwnershipControls = new() { Rules = [new() { ObjectOwnership = ObjectOwnership.BucketOwnerEnforced }] },
            },
            c));
    }

    private Task PutPublicAccessBlockAsync(CancellationToken cancellation) => Session.S3.PutPublicAccessBlockAsync(
        new() { BucketName = Name, PublicAccessBlockConfiguration = AllBlocked }, cancellation);

    private async Task<BucketSetting> DiffPublicAccessAsync(CancellationToken cancellation)
    {
        var found = await FindAsync(() => Session.S3.GetPublicAccessBlockAsync(
            new GetPublicAccessBlockRequest { BucketName = Name }, cancellation)).ConfigureAwait(false);
        var isPrivate = found?.PublicAccessBlockConfiguration is
        {
            BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
        };
        return BucketSetting.Read(
            "public access", isPrivate ? "blocked" : "not blocked", "blocked", PutPublicAccessBlockAsync);
    }

    private Task PutEncryptionAsync(CancellationToken cancellation) => Session.S3.PutBucketEncryptionAsync(
        new()
        {
            BucketName = Name,
            ServerSideEncryptionConfiguration = new()
            {
                ServerSideEncryptionRules =
                [
                    new()
                    {
                        BucketKeyEnabled = KmsKeyId is null ? null : true,
                        ServerSideEncryptionByDefault = new()
                        {
                            ServerSideEncryptionAlgorithm = KmsKeyId is null
                                ? ServerSideEncryptionMethod.AES256
                                : ServerSideEncryptionMethod.AWSKMS,
                            ServerSideEncryptionKeyManagementServiceKeyId = KmsKeyId,
                        },
                    },
                ],
            },
        },
        cancellation);

    private async Task<BucketSetting> DiffEncryptionAsync(CancellationToken cancellation)
    {
        var found = await FindAsync(
            () => Session.S3.GetBucketEncryptionAsync(new() { BucketName = Name }, cancellation)).ConfigureAwait(false);
        var current = found?.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules?.FirstOrDefault()
            ?.ServerSideEncryptionByDefault;
        var key = current?.ServerSideEncryptionKeyManagementServiceKeyId;
        var kind = current?.ServerSideEncryptionAlgorithm?.Value;
        return KmsKeyId is null
            ? BucketSetting.Read("encryption", kind, kind ?? "AES256", PutEncryptionAsync)
            : BucketSetting.Read("encryption", key ?? kind, KmsKeyId, PutEncryptionAsync);
    }

    private Task PutVersioningAsync(CancellationToken cancellation) => Session.S3.PutBucketVersioningAsync(
        new() { BucketName = Name, VersioningConfig = new() { Status = VersionStatus.Enabled } }, cancellation);

    private async Task<BucketSetting> DiffVersioningAsync(CancellationToken cancellation)
    {
        var found = await Session.S3.GetBucketVersioningAsync(
            new GetBucketVersioningRequest { BucketName = Name }, cancellation).ConfigureAwait(false);
        return BucketSetting.Read(
            "versioning", found.VersioningConfig?.Status?.Value, VersionStatus.Enabled.Value, PutVersioningAsync);
    }

    private Task PutLifecycleAsync(int days, CancellationToken cancellation)
    {
        LifecycleRule rule = new()
        {
            Id = LifecycleId,
            Status = LifecycleRuleStatus.Enabled,
            Filter = new() { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "" } },
            Expiration = new() { Days = days },
            NoncurrentVersionExpiration = new() { NoncurrentDays = NoncurrentDays },
            AbortIncompleteMultipartUpload = new() { DaysAfterInitiation = 7 },
        };
        return Session.S3.PutLifecycleConfigurationAsync(
            new() { BucketName = Name, Configuration = new() { Rules = [rule] } }, cancellation);
    }

    private async Task<BucketSetting> DiffLifecycleAsync(CancellationToken cancellation)
    {
        var found = await FindAsync(() => Session.S3.GetLifecycleConfigurationAsync(
            new GetLifecycleConfigurationRequest { BucketName = Name }, cancellation)).ConfigureAwait(false);
        var days = found?.Configuration?.Rules?.FirstOrDefault(r => r.Id == LifecycleId)?.Expiration?.Days;
        var wanted = RetentionInDays ?? ResourceTags.RetentionOf(await _tagsRead.ConfigureAwait(false)) ?? days
            ?? MonitorDefaults.RetentionInDays;
        return BucketSetting.Read("retention in days", days, wanted, c => PutLifecycleAsync(wanted, c));
    }

    private Task PutPolicyAsync(PolicyDocument policy, CancellationToken cancellation) =>
        Session.S3.PutBucketPolicyAsync(new() { BucketName = Name, Policy = policy.ToString() }, cancellation);

    private async Task<BucketSetting> DiffPolicyAsync(CancellationToken cancellation)
    {
        var found = await FindAsync(
            () => Session.S3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = Name }, cancellation))
            .ConfigureAwait(false);

        // Of a bucket without a policy the client hands out S3's error, which is XML, as if it were one.
        var current = found?.Policy is { } text && text.StartsWith("{", StringComparison.Ordinal)
            ? PolicyDocument.Parse(text)
            : PolicyDocument.Of();
        var statements = new FoundationPolicies(Session).Bucket;
        var wanted = statements.Aggregate(current, (policy, s) => policy.WithStatement(s));
        Differences differences = [];
        differences.Compare(current, statements);
        return new("policy", c => PutPolicyAsync(wanted, c)) { Differences = differences };
    }
}
