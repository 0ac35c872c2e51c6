using Amazon.KeyManagementService.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>A KMS key and its policy, which gets our statements when asked to, and loses exactly them.</summary>
internal sealed class KeyPolicy(AwsSession session, string keyArn)
{
    // The only one there is.
    private const string PolicyName = "default";

    /// <summary>The key's ARN.</summary>
    public string KeyArn => keyArn;

    /// <summary>The key of an id, an ARN or an alias.</summary>
    /// <exception cref="SecretMonitorException">KeyNotUsable: it is AWS's own, disabled, or not symmetric.</exception>
    public static async Task<KeyPolicy> FindAsync(AwsSession session, string keyId, CancellationToken cancellation)
    {
        try
        {
            var answer = await session.Kms.DescribeKeyAsync(new() { KeyId = keyId }, cancellation).ConfigureAwait(false);
            var key = answer.KeyMetadata;
            var problem = key.KeyManager?.Value == "AWS" ? "it is AWS's own, and its policy lets neither alarms nor rules in"
                : key.KeyState?.Value != "Enabled" ? $"its state is {key.KeyState?.Value}"
                : key.KeySpec is { } spec && spec.Value != "SYMMETRIC_DEFAULT" ? $"it is {spec.Value}, not symmetric"
                : Arn.TryParse(key.Arn, out var arn) && arn.Region != session.Region ? $"it is in {arn.Region}"
                : null;
            return problem is null
                ? new(session, key.Arn)
                : throw ErrorCatalog.KeyNotUsable(keyId, problem, session.AccountId, session.Region);
        }
        catch (NotFoundException e)
        {
            throw ErrorCatalog.KeyNotUsable(keyId, "there is no such key", session.AccountId, session.Region, e);
        }
    }

    /// <summary>The policy.</summary>
    public async Task<PolicyDocument> ReadAsync(CancellationToken cancellation)
    {
        var answer = await session.Kms.GetKeyPolicyAsync(
            new() { KeyId = keyArn, PolicyName = PolicyName }, cancellation).ConfigureAwait(false);
        return PolicyDocument.Parse(answer.Policy);
    }

    /// <summary>
    /// What has to change of the policy, as differences; empty when every need is met.
    /// </summary>
    /// <param name="needs">Who has to use the key.</param>
    /// <param name="mayGrant">Whether the policy may be extended.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="SecretMonitorException">KeyAccessMissing: a need is not met, and may not be.</exception>
    public async Task<Differences> CompareAsync(
        IReadOnlyList<KeyNeed> needs, bool mayGrant, CancellationToken cancellation)
    {
        var policy = await ReadAsync(cancellation).ConfigureAwait(false);
        var missing = needs.Where(n => !n.IsMetBy(policy, keyArn)).ToList();
        var statements = StatementsOf(missing);
        Differences differences = [];
        if (missing.Count > 0 && !mayGrant)
        {
            throw ErrorCatalog.KeyAccessMissing(
                keyArn,
                string.Join(", ", missing.Select(n => $"{n.Service} ({n.Purpose})").Distinct()),
                $"[{string.Join(",", statements)}]", session.AccountId, session.Region);
        }

        differences.Compare(policy, statements);
        return differences;
    }

    /// <summary>Adds the statements of needs that are not met; all others stay.</summary>
    public Task GrantAsync(IReadOnlyList<KeyNeed> needs, CancellationToken cancellation) => ChangeAsync(
        policy => StatementsOf(needs.Where(n => !n.IsMetBy(policy, keyArn))).Aggregate(policy, (p, s) => p.WithStatement(s)),
        cancellation);

    /// <summary>Changes the policy as it is now.</summary>
    public Task ChangeAsync(Func<PolicyDocument, PolicyDocument> change, CancellationToken cancellation) =>
        PolicyTurn.TakeAsync(
            keyArn,
            async () =>
            {
                var policy = change(await ReadAsync(cancellation).ConfigureAwait(false));
                await session.Kms.PutKeyPolicyAsync(
                    new() { KeyId = keyArn, PolicyName = PolicyName, Policy = policy.ToString() }, cancellation)
                    .ConfigureAwait(false);
            },
            cancellation);

    private static List<PolicyStatement> StatementsOf(IEnumerable<KeyNeed> needs) =>
        needs.Select(n => n.Statement).GroupBy(s => s.Sid).Select(same => same.First()).ToList();
}
