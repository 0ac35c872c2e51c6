using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>
/// Who may use a key: its policy must allow it, or leave it to the account's identity policies, or a grant must.
/// </summary>
internal sealed class KeyAccess(World world, Func<KmsKey, IEnumerable<string>> aliasesOf)
{
    /// <exception cref="ServiceFault">The caller may not.</exception>
    public void Demand(ServiceCall call, KmsKey key, KeyUse use)
    {
        // Put to the policies here.
        call.NeedsNoPermission();
        var decision = Decide(call, key, key.Policy, use);
        var isGranted = decision.Outcome == DecisionOutcome.ImplicitDeny
            && key.Grants.Exists(g => g.Allows(call.Caller, use.Operation, use.Context));
        if (!decision.IsAllowed && !isGranted)
        {
            throw Authorizer.Refusal(call, decision, use.Action, key.Arn, "AccessDeniedException");
        }
    }

    /// <summary>What a policy of the key says to a caller.</summary>
    public Decision Decide(ServiceCall call, KmsKey key, string policy, KeyUse use)
    {
        var keys = Authorizer.ContextOf(call, use.Conditions);
        AddTo(keys, key, use, call.Region, call.Caller.AccountId);
        AuthorizationRequest request = new(
            Authorizer.ToPolicyCaller(call.Caller, call.Partition), use.Action, key.Arn)
        {
            Context = keys,
            NeedsResourcePolicy = true,
        };
        return PolicyEvaluator.Evaluate(
            request, Authorizer.PoliciesOf(call.Caller) with { Resource = Authorizer.Parse(policy) });
    }

    /// <summary>Whether a service may, for itself or by a role.</summary>
    public bool Allows(ServiceCaller caller, KmsKey key, KeyUse use)
    {
        if (caller.RoleArn is { } role)
        {
            return world.Seen<IRoleDirectory>().RoleAllows(role, caller, use.Action, key.Arn);
        }

        RequestContext keys = [];
        AddTo(keys, key, use, Arn.Parse(key.Arn).Region, callerAccount: null);
        return Authorizer.Allows(world, caller, use.Action, key.Arn, key.Policy, keys);
    }

    private void AddTo(RequestContext keys, KmsKey key, KeyUse use, string region, string? callerAccount)
    {
        keys.Add("kms:CallerAccount", callerAccount);
        keys.Add("kms:ViaService", use.Via is null ? null : $"{use.Via}.{region}.amazonaws.com");
        keys.Add("kms:KeySpec", KmsKey.Algorithm);
        keys.Add("kms:KeyUsage", "ENCRYPT_DECRYPT");
        keys.Add("kms:KeyOrigin", "AWS_KMS");
        keys.Add("kms:EncryptionAlgorithm", KmsKey.Algorithm);
        keys.Add("kms:ResourceAliases", [.. aliasesOf(key)]);
        keys.Add("kms:EncryptionContextKeys", [.. use.Context.Keys]);
        foreach (var pair in use.Context)
        {
            keys.Add("kms:EncryptionContext:" + pair.Key, pair.Value);
        }

        foreach (var tag in key.Tags)
        {
            keys.Add("aws:ResourceTag/" + tag.Key, tag.Value);
        }
    }
}
