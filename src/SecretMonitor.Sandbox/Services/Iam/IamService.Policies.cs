using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <content>Inline and attached policies, which users, groups and roles have alike.</content>
internal sealed partial class IamService
{
    private void OnPolicies()
    {
        OnPoliciesOf("User", UserOf, largest: 2048);
        OnPoliciesOf("Group", GroupOf, largest: 5120);
        OnPoliciesOf("Role", RoleOf, largest: 10240);
    }

    /// <param name="kind">How the operations call the kind of entity.</param>
    /// <param name="find">The entity of a call, authorised.</param>
    /// <param name="largest">Characters, without blanks, that all its inline policies may have together.</param>
    private void OnPoliciesOf(string kind, Func<Call, IamEntity> find, int largest)
    {
        OnChange($"Put{kind}Policy", call => PutPolicy(call, find(call), kind, largest));
        OnChange($"Delete{kind}Policy", call =>
        {
            var name = call.Input.Required("PolicyName");
            return find(call).Inline.Remove(name) ? null : throw NoInlinePolicy(kind, name);
        });
        On($"Get{kind}Policy", call =>
        {
            var entity = find(call);
            var name = call.Input.Required("PolicyName");
            return new()
            {
                [kind + "Name"] = entity.Name,
                ["PolicyName"] = name,
                ["PolicyDocument"] = Uri.EscapeDataString(entity.Inline.TryGetValue(name, out var policy)
                    ? policy
                    : throw NoInlinePolicy(kind, name)),
            };
        });
        On($"List{kind}Policies", call => IamPage.Of(call.Input, "PolicyNames", find(call).Inline.Keys, name => name));
        OnChange($"Attach{kind}Policy", call => Attach(call, find(call)));
        OnChange($"Detach{kind}Policy", call =>
        {
            var arn = call.Input.Required("PolicyArn");
            return find(call).Attached.Remove(arn) ? null : throw NoSuchEntity($"Policy {arn} was not found.");
        });
        On($"ListAttached{kind}Policies", call => IamPage.Of(
            call.Input,
            "AttachedPolicies",
            find(call).Attached.Select(arn => Directory.Policies[arn])
                .Where(p => p.Path.StartsWith(call.Input.Text("PathPrefix") ?? "/", StringComparison.Ordinal)),
            policy => new Structure { ["PolicyName"] = policy.Name, ["PolicyArn"] = policy.Arn }));
    }

    private static Structure? PutPolicy(Call call, IamEntity entity, string kind, int largest)
    {
        var name = call.Input.Required("PolicyName");
        var document = call.Input.Required("PolicyDocument");
        Check(document, PolicyKind.Identity);
        var others = entity.Inline.Where(p => p.Key != name).Sum(p => SizeOf(p.Value));
        if (others + SizeOf(document) > largest)
        {
            throw new ServiceFault("LimitExceededException",
                $"Maximum policy size of {largest} bytes exceeded for {kind.ToLowerInvariant()} {entity.Name}");
        }

        entity.Inline[name] = document;
        return null;
    }

    private Structure? Attach(Call call, IamEntity entity)
    {
        var arn = call.Input.Required("PolicyArn");
        if (!Directory.Policies.ContainsKey(arn))
        {
            throw NoSuchEntity($"Policy {arn} does not exist or is not attachable.");
        }

        if (!entity.Attached.Contains(arn))
        {
            if (entity.Attached.Count >= 10)
            {
                throw new ServiceFault("LimitExceededException",
                    $"Cannot exceed quota for PoliciesPer{entity.GetType().Name.Substring(3)}: 10");
            }

            entity.Attached.Add(arn);
        }

        return null;
    }

    /// <summary>IAM does not count blanks.</summary>
    private static int SizeOf(string policy) => policy.Count(c => !char.IsWhiteSpace(c));

    private static ServiceFault NoInlinePolicy(string kind, string name) =>
        NoSuchEntity($"The {kind.ToLowerInvariant()} policy with name {name} cannot be found.");
}
