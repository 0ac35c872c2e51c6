using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <content>The policies of keys.</content>
internal sealed partial class KmsService
{
    private void OnPolicies()
    {
        On("GetKeyPolicy", GetKeyPolicy);
        On("PutKeyPolicy", PutKeyPolicy);
        On("ListKeyPolicies", call =>
        {
            KeyOf(call);
            return Listed(call, "PolicyNames", [KeyPolicy.Name], name => name, name => name, limit: 100);
        });
    }

    private Structure GetKeyPolicy(Call call)
    {
        var key = KeyOf(call);
        DemandName(call);
        return new() { ["Policy"] = key.Policy, ["PolicyName"] = KeyPolicy.Name };
    }

    private Structure? PutKeyPolicy(Call call)
    {
        var key = ChangeableKeyOf(call);
        DemandName(call);
        var policy = KeyPolicy.Checked(call.Input.Required("Policy"));
        DemandNoLockout(call, key, policy);
        key.Policy = policy;
        return null;
    }

    private static void DemandName(Call call)
    {
        if (call.Input.Text("PolicyName") is not (null or KeyPolicy.Name))
        {
            throw KmsFault.NotFound("No such policy exists");
        }
    }

    /// <summary>Whoever sets a policy must be able to set another, unless told not to care.</summary>
    private void DemandNoLockout(Call call, KmsKey key, string policy)
    {
        if (call.Input.Flag("BypassPolicyLockoutSafetyCheck") != true
            && !_access.Decide(call, key, policy, KeyUse.Of("PutKeyPolicy")).IsAllowed)
        {
            throw new ServiceFault(
                "MalformedPolicyDocumentException",
                "The new key policy will not allow you to update the key policy in the future.");
        }
    }
}
