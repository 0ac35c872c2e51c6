using System.Security;
using Amazon.Runtime;
using Amazon.SecretsManager.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The watched secret: one that exists, or one that is created with the monitor.</summary>
internal sealed class SecretResource(AwsSession session, IOperationSink sink, string secretId, bool isToBeCreated)
    : WatchedSecret(session)
{
    // AWS chooses the suffix when it creates the secret; patterns are laid out with one of the same length until then.
    private const string SuffixToCome = "-XXXXXX";

    private DescribeSecretResponse? _found;
    private DescribeSecretResponse? _replaced;

    /// <inheritdoc/>
    public override string Kind => "secret";

    /// <inheritdoc/>
    public override string Name => _found?.Name ?? secretId;

    /// <summary>The value of a secret that is created; null: a random one.</summary>
    public SecureString? Value { get; init; }

    /// <summary>Whether a secret that is scheduled for deletion, and so blocks the name, is restored.</summary>
    public bool Restores { get; init; }

    /// <summary>Whether it is deleted at once, and created anew.</summary>
    public bool Replaces { get; init; }

    /// <summary>The monitor, known once the secrets are.</summary>
    public string MonitorName { get; set; } = "";

    /// <summary>The tags of a secret that is created.</summary>
    public ResourceTags? Tags { get; set; }

    /// <summary>Name and ARN; the suffix of the ARN is made up as long as the secret does not exist.</summary>
    public override SecretReference Reference => SecretReference.FromDescription(
        Name, _found?.ARN ?? Session.ArnOf("secretsmanager", $"secret:{secretId}{SuffixToCome}"));

    /// <inheritdoc/>
    public override string? FoundArn => _found?.ARN;

    /// <summary>Whether the secret exists and carries no tag of a monitor.</summary>
    public override bool IsForeign => _found is not null && TagOf(_found) is null;

    /// <inheritdoc/>
    protected override decimal Price => MonthlyCost.Secret;

    /// <summary>The monitor that a secret was created with; null when it was there before.</summary>
    public static string? TagOf(DescribeSecretResponse? secret) =>
        secret?.Tags?.FirstOrDefault(t => t.Key == MonitorNames.TagKey)?.Value;

    /// <summary>The regions that the secret is replicated to.</summary>
    public IEnumerable<string> ReplicaRegions => _found?.ReplicationStatus.Or().Select(r => r.Region) ?? [];

    /// <summary>Reads the secret, before anything can be planned: its name and ARN decide about all others.</summary>
    public async Task ReadAsync(SecretFinder finder, CancellationToken cancellation)
    {
        _found = await finder.FindAsync(secretId, cancellation).ConfigureAwait(false);
        if (_found is null && !isToBeCreated)
        {
            throw ErrorCatalog.SecretNotFound(secretId, Session.AccountId, Session.Region);
        }

        if (_found?.DeletedDate is null || !isToBeCreated || Restores)
        {
            return;
        }

        if (!Replaces)
        {
            throw ErrorCatalog.SecretNameBlocked(secretId, Session.AccountId, Session.Region);
        }

        (_replaced, _found) = (_found, null);
    }

    /// <inheritdoc/>
    public override Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        if (isToBeCreated && !Restores && _found is not null && TagOf(_found) != MonitorName)
        {
            throw ErrorCatalog.SecretExists(secretId, Session.AccountId, Session.Region);
        }

        Differences differences = [];
        differences.When(Restores && _found?.DeletedDate is not null, "deletion", _found?.DeletedDate, "restored");
        return Task.FromResult(
            _found is null ? Create((Value is null ? "with a random value" : "with the given value")
                + (_replaced is null ? "" : "; the one of this name that is scheduled for deletion is deleted for good"))
            : differences.Count > 0 ? Compare(differences)
            : TagOf(_found) == MonitorName ? Compare([])
            : Adopt(_found.DeletedDate is null ? "exists" : "exists, and is scheduled for deletion"));
    }

    /// <inheritdoc/>
    public override async Task ApplyAsync(bool isNew, CancellationToken cancellation)
    {
        if (!isNew)
        {
            await Session.SecretsManager.RestoreSecretAsync(new() { SecretId = _found!.ARN }, cancellation)
                .ConfigureAwait(false);
            return;
        }

        if (_replaced is not null)
        {
            await Step.UnlessGoneAsync(() => Session.SecretsManager.DeleteSecretAsync(
                new() { SecretId = _replaced.ARN, ForceDeleteWithoutRecovery = true }, cancellation))
                .ConfigureAwait(false);
        }

        CreateSecretRequest request = new()
        {
            Name = secretId,
            Description = $"Watched by the monitor {MonitorName}.",
            SecretString = Value is null ? SecretText.Random() : SecretText.Of(Value),
            Tags = Tags!.As((key, value) => new Tag { Key = key, Value = value }),
        };
        try
        {
            var created = await new Backoff(Session, sink).RetryAsync(
                $"secret {secretId}", IsBlocked, () => Session.SecretsManager.CreateSecretAsync(request, cancellation),
                cancellation).ConfigureAwait(false);
            _found = new() { ARN = created.ARN, Name = created.Name, Tags = request.Tags };
        }
        catch (AmazonServiceException e) when (IsBlocked(e))
        {
            throw ErrorCatalog.SecretNameBlocked(secretId, Session.AccountId, Session.Region);
        }
        catch (Exception e) when (AwsErrors.IsThere(e))
        {
            // Made at the same time, or by a run whose end the plan did not see yet.
            _found = await new Backoff(Session, sink).RetryAsync(
                $"secret {secretId}",
                AwsErrors.IsNotFound,
                () => Session.SecretsManager.DescribeSecretAsync(new() { SecretId = secretId }, cancellation),
                cancellation).ConfigureAwait(false);
            if (TagOf(_found) != MonitorName)
            {
                throw ErrorCatalog.SecretExists(secretId, Session.AccountId, Session.Region);
            }
        }
    }

    // For some seconds after a deletion without recovery, though DescribeSecret no longer finds the secret.
    private static bool IsBlocked(AmazonServiceException failure) =>
        failure is InvalidRequestException
        && failure.Message.IndexOf("deletion", StringComparison.OrdinalIgnoreCase) >= 0;
}
