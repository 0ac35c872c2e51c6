using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <content>Managed policies.</content>
internal sealed partial class IamService
{
    private const string OnlyVersion = "v1";

    private void OnManagedPolicies()
    {
        OnChange("CreatePolicy", CreatePolicy);
        OnChange("DeletePolicy", DeletePolicy);
        On("GetPolicy", call => new() { ["Policy"] = Show(PolicyOf(call), withTags: true) });
        On("GetPolicyVersion", GetPolicyVersion);
    }

    private Structure CreatePolicy(Call call)
    {
        var name = call.Input.Required("PolicyName");
        var path = call.Input.Text("Path") ?? "/";
        var document = call.Input.Required("PolicyDocument");
        var arn = Directory.ArnOf($"policy{path}{name}");
        Authorize(call, arn);
        if (Directory.Policies.Values.Any(p =>
            p.Name == name && p.Arn.StartsWith(Directory.ArnOf(""), StringComparison.Ordinal)))
        {
            throw AlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");
        }

        Check(document, PolicyKind.Identity);
        if (SizeOf(document) > 6144)
        {
            throw new ServiceFault("LimitExceededException", "Cannot exceed quota for PolicySize: 6144");
        }

        IamPolicy policy = new()
        {
            Name = name,
            Path = path,
            Id = World.Random.IamId("ANPA"),
            Arn = arn,
            Created = Second(World.Clock.Now),
            Document = document,
            Description = call.Input.Text("Description"),
        };
        SetTags(call, policy.Tags);
        Directory.Policies[arn] = policy;
        return new() { ["Policy"] = Show(policy, withTags: true) };
    }

    private Structure? DeletePolicy(Call call)
    {
        var policy = PolicyOf(call);
        if (AttachmentsOf(policy) > 0)
        {
            throw DeleteConflict("Cannot delete a policy attached to entities.");
        }

        Directory.Policies.Remove(policy.Arn);
        return null;
    }

    private Structure GetPolicyVersion(Call call)
    {
        var policy = PolicyOf(call);
        var version = call.Input.Required("VersionId");
        if (version != OnlyVersion)
        {
            throw NoSuchEntity($"Policy {policy.Arn} version {version} does not exist or is not attachable.");
        }

        return new()
        {
            ["PolicyVersion"] = new Structure
            {
                ["Document"] = Uri.EscapeDataString(policy.Document),
                ["VersionId"] = version,
                ["IsDefaultVersion"] = true,
                ["CreateDate"] = policy.Created,
            },
        };
    }

    private IamPolicy PolicyOf(Call call)
    {
        var arn = call.Input.Required("PolicyArn");
        Authorize(call, arn, Directory.Policies.TryGetValue(arn, out var policy) ? policy.Tags : null);
        return policy ?? throw NoSuchEntity($"Policy {arn} was not found.");
    }

    private int AttachmentsOf(IamPolicy policy) => Directory.Users.Values
        .Concat<IamEntity>(Directory.Groups.Values)
        .Concat(Directory.Roles.Values)
        .Count(e => e.Attached.Contains(policy.Arn));

    private Structure Show(IamPolicy policy, bool withTags) => new()
    {
        ["PolicyName"] = policy.Name,
        ["PolicyId"] = policy.Id,
        ["Arn"] = policy.Arn,
        ["Path"] = policy.Path,
        ["DefaultVersionId"] = OnlyVersion,
        ["AttachmentCount"] = (long)AttachmentsOf(policy),
        ["PermissionsBoundaryUsageCount"] = 0L,
        ["IsAttachable"] = true,
        ["Description"] = policy.Description,
        ["CreateDate"] = policy.Created,
        ["UpdateDate"] = policy.Created,
        ["Tags"] = withTags ? ShowTags(policy.Tags) : null,
    };
}
