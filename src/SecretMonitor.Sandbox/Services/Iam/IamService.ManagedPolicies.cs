using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <content>Managed policies.</content>
internal sealed partial class IamService
{
    private void OnManagedPolicies()
    {
        OnChange("CreatePolicy", CreatePolicy);
        OnChange("DeletePolicy", DeletePolicy);
        On("GetPolicy", call => new() { ["Policy"] = Show(PolicyOf(call), isWhole: true) });
        On("ListPolicies", ListPolicies);
        On("ListEntitiesForPolicy", ListEntitiesForPolicy);
    }

    private Structure CreatePolicy(Call call)
    {
        var name = call.Input.Required("PolicyName");
        var path = call.Input.Text("Path") ?? "/";
        var document = call.Input.Required("PolicyDocument");
        var arn = Directory.ArnOf($"policy{path}{name}");
        Authorize(call, arn);
        if (Directory.Policies.Values.Any(p => p.Name == name && IsOwn(p)))
        {
            throw AlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");
        }

        CheckManaged(document);
        IamPolicy policy = new(document, Second(call.Now))
        {
            Name = name,
            Path = path,
            Id = World.Random.IamId("ANPA"),
            Arn = arn,
            Description = call.Input.Text("Description"),
        };
        SetTags(call, policy.Tags);
        Directory.Policies[arn] = policy;
        return new() { ["Policy"] = Show(policy, isWhole: true) };
    }

    private Structure? DeletePolicy(Call call)
    {
        var policy = OwnPolicyOf(call);
        if (UsersOf(policy).Any())
        {
            throw DeleteConflict("Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw DeleteConflict("This policy has more than one version. Before you delete a policy, you must delete the "
                + "policy's versions. The default version is deleted with the policy.");
        }

        Directory.Policies.Remove(policy.Arn);
        return null;
    }

    private Structure ListPolicies(Call call)
    {
        Authorize(call, "*");
        var (scope, path) = (call.Input.Text("Scope") ?? "All", call.Input.Text("PathPrefix") ?? "/");
        return IamPage.Of(
            call.Input,
            "Policies",
            Directory.Policies.Values.Where(p => (scope == "All" || scope == "Local" == IsOwn(p))
                && p.Path.StartsWith(path, StringComparison.Ordinal)
                && (call.Input.Flag("OnlyAttached") != true || UsersOf(p).Any())
                && call.Input.Text("PolicyUsageFilter") switch
                {
                    "PermissionsPolicy" => UsersOf(p).Any(),
                    "PermissionsBoundary" => BoundBy(p).Any(),
                    _ => true,
                }),
            policy => Show(policy, isWhole: false));
    }

    private Structure ListEntitiesForPolicy(Call call)
    {
        var policy = PolicyOf(call);
        var kind = call.Input.Text("EntityFilter");
        var users = call.Input.Text("PolicyUsageFilter") == "PermissionsBoundary" ? BoundBy(policy) : UsersOf(policy);
        var page = IamPage.Of(
            call.Input,
            "Entities",
            UnderPath(call, users).Where(e => kind is not ("User" or "Group" or "Role") || KindOf(e) == kind),
            entity => entity);
        var entities = ((IEnumerable<object>)page["Entities"]!).Cast<IamEntity>().ToLookup(KindOf);
        return new()
        {
            ["PolicyGroups"] = entities["Group"].Select(Show).ToList(),
            ["PolicyUsers"] = entities["User"].Select(Show).ToList(),
            ["PolicyRoles"] = entities["Role"].Select(Show).ToList(),
            ["IsTruncated"] = page["IsTruncated"],
            ["Marker"] = page["Marker"],
        };

        static string KindOf(IamEntity entity) => entity switch
        {
            IamUser => "User",
            IamGroup => "Group",
            _ => "Role",
        };

        static Structure Show(IamEntity entity) =>
            new() { [KindOf(entity) + "Name"] = entity.Name, [KindOf(entity) + "Id"] = entity.Id };
    }

    private bool IsOwn(IamPolicy policy) => policy.Arn.StartsWith(Directory.ArnOf(""), StringComparison.Ordinal);

    private IamPolicy PolicyOf(Call call)
    {
        var arn = call.Input.Required("PolicyArn");
        Authorize(call, arn, Directory.Policies.TryGetValue(arn, out var policy) ? policy.Tags : null);
        return policy ?? throw NoSuchEntity($"Policy {arn} was not found.");
    }

    /// <summary>The policy of a call that changes it: not one of AWS's.</summary>
    private IamPolicy OwnPolicyOf(Call call)
    {
        var policy = PolicyOf(call);
        return IsOwn(policy) ? policy : throw new ServiceFault(AccessDeniedCode, "Policy is outside your own account.")
        {
            IsAccessDenied = true,
        };
    }

    private IEnumerable<IamEntity> Entities => Directory.Users.Values
        .Concat<IamEntity>(Directory.Groups.Values)
        .Concat(Directory.Roles.Values);

    private IEnumerable<IamEntity> UsersOf(IamPolicy policy) => Entities.Where(e => e.Attached.Contains(policy.Arn));

    private IEnumerable<IamEntity> BoundBy(IamPolicy policy) => Entities.Where(e => e.BoundaryArn == policy.Arn);

    private Structure Show(IamPolicy policy, bool isWhole) => new()
    {
        ["PolicyName"] = policy.Name,
        ["PolicyId"] = policy.Id,
        ["Arn"] = policy.Arn,
        ["Path"] = policy.Path,
        ["DefaultVersionId"] = policy.Default.Id,
        ["AttachmentCount"] = (long)UsersOf(policy).Count(),
        ["PermissionsBoundaryUsageCount"] = (long)BoundBy(policy).Count(),
        ["IsAttachable"] = true,
        ["Description"] = isWhole ? policy.Description : null,
        ["CreateDate"] = policy.Created,
        ["UpdateDate"] = policy.Versions[policy.Versions.Count - 1].Created,
        ["Tags"] = isWhole ? ShowTags(policy.Tags) : null,
    };
}
