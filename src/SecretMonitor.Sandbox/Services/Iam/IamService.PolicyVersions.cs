using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <content>The versions of managed policies.</content>
internal sealed partial class IamService
{
    private const int MostVersions = 5;

    private void OnPolicyVersions()
    {
        OnChange("CreatePolicyVersion", CreatePolicyVersion);
        OnChange("DeletePolicyVersion", DeletePolicyVersion);
        OnChange("SetDefaultPolicyVersion", call =>
        {
            var policy = OwnPolicyOf(call);
            policy.Default = VersionOf(call, policy);
            return null;
        });
        On("GetPolicyVersion", call =>
        {
            var policy = PolicyOf(call);
            var version = VersionOf(call, policy);
            var shown = Show(policy, version);
            shown["Document"] = Uri.EscapeDataString(version.Document);
            return new() { ["PolicyVersion"] = shown };
        });
        On("ListPolicyVersions", call =>
        {
            var policy = PolicyOf(call);
            return IamPage.Of(
                call.Input, "Versions", policy.Versions.AsEnumerable().Reverse(), version => Show(policy, version));
        });
    }

    private Structure CreatePolicyVersion(Call call)
    {
        var policy = OwnPolicyOf(call);
        var document = call.Input.Required("PolicyDocument");
        CheckManaged(document);
        if (policy.Versions.Count >= MostVersions)
        {
            throw new ServiceFault(
                "LimitExceededException",
                $"A managed policy can have up to {MostVersions} versions. Before you create a new version, you must "
                    + "delete an existing version.");
        }

        var version = policy.Add(document, Second(call.Now));
        if (call.Input.Flag("SetAsDefault") == true)
        {
            policy.Default = version;
        }

        return new() { ["PolicyVersion"] = Show(policy, version) };
    }

    private Structure? DeletePolicyVersion(Call call)
    {
        var policy = OwnPolicyOf(call);
        var version = VersionOf(call, policy);
        if (version == policy.Default)
        {
            throw DeleteConflict("Cannot delete the default version of a policy.");
        }

        policy.Versions.Remove(version);
        return null;
    }

    private static IamPolicyVersion VersionOf(Call call, IamPolicy policy)
    {
        var id = call.Input.Required("VersionId");
        return policy.Versions.Find(v => v.Id == id)
            ?? throw NoSuchEntity($"Policy {policy.Arn} version {id} does not exist or is not attachable.");
    }

    private static void CheckManaged(string document)
    {
        Check(document, PolicyKind.Identity);
        if (SizeOf(document) > 6144)
        {
            throw new ServiceFault("LimitExceededException", "Cannot exceed quota for PolicySize: 6144");
        }
    }

    private static Structure Show(IamPolicy policy, IamPolicyVersion version) => new()
    {
        ["VersionId"] = version.Id,
        ["IsDefaultVersion"] = version == policy.Default,
        ["CreateDate"] = version.Created,
    };
}
