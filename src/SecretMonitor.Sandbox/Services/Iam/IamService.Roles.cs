using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <content>Roles.</content>
internal sealed partial class IamService
{
    private void OnRoles()
    {
        OnChange("CreateRole", CreateRole);
        OnChange("DeleteRole", DeleteRole);
        OnChange("UpdateRole", UpdateRole);
        OnChange("UpdateAssumeRolePolicy", UpdateAssumeRolePolicy);
        OnChange("TagRole", call => Tag(call, RoleOf(call)));
        OnChange("UntagRole", call => Untag(call, RoleOf(call)));
        On("GetRole", GetRole);
        On("ListRoles", call =>
        {
            Authorize(call, Directory.ArnOf("role/*"));
            return IamPage.Of(
                call.Input, "Roles", UnderPath(call, Directory.Roles.Values), r => Show(r, isWhole: false));
        });
        On("ListRoleTags", call => IamPage.Of(call.Input, "Tags", RoleOf(call).Tags, ShowTag));
        On("ListInstanceProfilesForRole", call =>
        {
            RoleOf(call);
            return IamPage.Of(call.Input, "InstanceProfiles", Enumerable.Empty<Structure>(), p => p);
        });
    }

    private Structure CreateRole(Call call)
    {
        var name = call.Input.Required("RoleName");
        var path = call.Input.Text("Path") ?? "/";
        var trust = call.Input.Required("AssumeRolePolicyDocument");
        Authorize(call, Directory.ArnOf($"role{path}{name}"));
        if (Directory.Roles.ContainsKey(name))
        {
            throw AlreadyExists($"Role with name {name} already exists.");
        }

        CheckTrust(trust);
        IamRole role = new()
        {
            Name = name,
            Path = path,
            Id = World.Random.IamId("AROA"),
            Arn = Directory.ArnOf($"role{path}{name}"),
            Created = Second(World.Clock.Now),
            TrustPolicy = trust,
            Description = call.Input.Text("Description"),
            MaxSessionDuration = call.Input.Number("MaxSessionDuration") ?? 3600,
            BoundaryArn = BoundaryOf(call),
        };
        SetTags(call, role.Tags);
        Directory.Roles[name] = role;
        return new() { ["Role"] = Show(role, isWhole: true) };
    }

    /// <summary>AWS tells here when a role was last used, which the sandbox does not follow: it is empty.</summary>
    private Structure GetRole(Call call)
    {
        var role = Show(RoleOf(call), isWhole: true);
        role["RoleLastUsed"] = new Structure();
        return new() { ["Role"] = role };
    }

    private Structure? DeleteRole(Call call)
    {
        var role = RoleOf(call);
        DemandNoPolicies(role);
        Directory.Roles.Remove(role.Name);
        return null;
    }

    private Structure? UpdateRole(Call call)
    {
        var role = RoleOf(call);
        role.Description = call.Input.Text("Description") ?? role.Description;
        role.MaxSessionDuration = call.Input.Number("MaxSessionDuration") ?? role.MaxSessionDuration;
        return null;
    }

    private Structure? UpdateAssumeRolePolicy(Call call)
    {
        var role = RoleOf(call);
        var trust = call.Input.Required("PolicyDocument");
        CheckTrust(trust);
        role.TrustPolicy = trust;
        return null;
    }

    private IamRole RoleOf(Call call)
    {
        var name = call.Input.Required("RoleName");
        Authorize(call, ArnFor("role", name), Directory.Roles.TryGetValue(name, out var role) ? role.Tags : null);
        return Role(name);
    }

    /// <summary>A trust policy may only name users and roles that are there.</summary>
    private void CheckTrust(string trust)
    {
        Check(trust, PolicyKind.Trust);
        foreach (var principal in PolicyDocument.Parse(trust).Statement
            .SelectMany(s => s.Principal ?? s.NotPrincipal ?? [])
            .Where(p => p.Type == "AWS"))
        {
            if (Arn.TryParse(principal.Value, out var arn) && arn.Service == "iam" && arn.AccountId == World.AccountId
                && arn.Resource != "root"
                && !Directory.Users.Values.Concat<IamEntity>(Directory.Roles.Values).Any(e => e.Arn == principal.Value))
            {
                throw new ServiceFault("MalformedPolicyDocumentException",
                    $"Invalid principal in policy: \"AWS\":\"{principal.Value}\"");
            }
        }
    }

    private static Structure Show(IamRole role, bool isWhole) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = role.Arn,
        ["CreateDate"] = role.Created,
        ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.TrustPolicy),
        ["Description"] = role.Description,
        ["MaxSessionDuration"] = role.MaxSessionDuration,
        ["PermissionsBoundary"] = isWhole ? ShowBoundary(role) : null,
        ["Tags"] = isWhole ? ShowTags(role.Tags) : null,
    };
}
