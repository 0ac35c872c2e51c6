using Amazon.IdentityManagement.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The role by which CloudTrail writes to the log group: nothing else, and for no other trail.</summary>
internal sealed class RoleResource(AwsSession session) : Resource(session)
{
    /// <summary>The name of the role's inline policy.</summary>
    public const string PolicyName = "SecretMonitor";

    private readonly FoundationPolicies _policies = new(session);

    /// <inheritdoc/>
    public override string Kind => "role";

    /// <inheritdoc/>
    public override string Name { get; } = new FoundationNames(session).Role;

    /// <summary>The tags.</summary>
    public required ResourceTags Tags { get; init; }

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        var role = await FindAsync(() => Session.Iam.GetRoleAsync(new() { RoleName = Name }, cancellation))
            .ConfigureAwait(false);
        if (role is null)
        {
            return Create("lets CloudTrail write to the log group");
        }

        if (!IsOurs(role.Role))
        {
            throw ErrorCatalog.NameTaken(
                Kind, Name, MonitorNames.FoundationTag, Session.AccountId, Session.Region);
        }

        var permission = await FindAsync(
            () => Session.Iam.GetRolePolicyAsync(new() { RoleName = Name, PolicyName = PolicyName }, cancellation))
            .ConfigureAwait(false);
        Differences differences = [];
        Compare(differences, "trust policy", role.Role.AssumeRolePolicyDocument, _policies.RoleTrust);
        Compare(differences, "permissions", permission?.PolicyDocument, _policies.RolePermission);
        return Compare(differences);
    }

    /// <inheritdoc/>
    public override async Task ApplyAsync(bool isNew, CancellationToken cancellation)
    {
        if (isNew)
        {
            await UnlessThereAsync(() => CreateAsync(cancellation)).ConfigureAwait(false);
        }
        else
        {
            await Session.Iam.UpdateAssumeRolePolicyAsync(
                new() { RoleName = Name, PolicyDocument = _policies.RoleTrust.ToString() }, cancellation)
                .ConfigureAwait(false);
        }

        await Session.Iam.PutRolePolicyAsync(
            new() { RoleName = Name, PolicyName = PolicyName, PolicyDocument = _policies.RolePermission.ToString() },
            cancellation).ConfigureAwait(false);
    }

    private Task<CreateRoleResponse> CreateAsync(CancellationToken cancellation) => Session.Iam.CreateRoleAsync(new()
    {
        RoleName = Name,
        Description = "Lets CloudTrail write to SecretMonitor's log group.",
        AssumeRolePolicyDocument = _policies.RoleTrust.ToString(),
        Tags = Tags.As((key, value) => new Tag { Key = key, Value = value }),
    }, cancellation);

    /// <summary>Whether a role carries our tag, which it has from its creation on.</summary>
    public static bool IsOurs(Role role) => role.Tags.Or().Any(t => t.Key == MonitorNames.TagKey);

    // IAM answers policies URL-encoded.
    private static void Compare(Differences differences, string property, string? encoded, PolicyDocument wanted)
    {
        var current = encoded is null ? null : PolicyDocument.Parse(Uri.UnescapeDataString(encoded));
        differences.When(current?.SemanticallyEquals(wanted) != true, property, current, wanted);
    }
}
