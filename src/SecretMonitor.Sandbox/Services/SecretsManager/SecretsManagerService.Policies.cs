using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <content>Resource policies.</content>
internal sealed partial class SecretsManagerService
{
    // Conditions that bind "everybody" to somebody: with one of them a policy is not public.
    private static readonly string[] BindingKeys =
    [
        "aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceIp",
        "aws:userid",
        "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "kms:CallerAccount",
    ];

    private void OnPolicies()
    {
        On("GetResourcePolicy", GetResourcePolicy);
        On("PutResourcePolicy", PutResourcePolicy);
        On("DeleteResourcePolicy", DeleteResourcePolicy);
        On("ValidateResourcePolicy", ValidateResourcePolicy);
    }

    private Structure GetResourcePolicy(Call call)
    {
        var secret = SecretOf(call);
        var answer = ArnAndName(secret);
        answer["ResourcePolicy"] = secret.Policy;
        return answer;
    }

    private Structure PutResourcePolicy(Call call)
    {
        var isBlocking = call.Input.Flag("BlockPublicPolicy") ?? false;
        var secret = LiveSecretOf(call, ("BlockPublicPolicy", isBlocking ? "true" : "false"));
        var text = call.Input.Required("ResourcePolicy");
        var policy = ReadPolicy(text, out var problem)
            ?? throw new ServiceFault("MalformedPolicyDocumentException", problem!);
        if (isBlocking && IsPublic(policy))
        {
            throw new ServiceFault("PublicPolicyException",
                "You can not attach a resource policy that grants Public access to your secret.");
        }

        secret.Policy = text;
        return ArnAndName(secret);
    }

    private Structure DeleteResourcePolicy(Call call)
    {
        var secret = LiveSecretOf(call);
        secret.Policy = null;
        return ArnAndName(secret);
    }

    private Structure ValidateResourcePolicy(Call call)
    {
        if (call.Input.Has("SecretId"))
        {
            SecretOf(call);
        }
        else
        {
            call.Authorize("ValidateResourcePolicy", "*");
        }

        List<Structure> errors = [];
        if (ReadPolicy(call.Input.Required("ResourcePolicy"), out var problem) is not { } policy)
        {
            errors.Add(new() { ["CheckName"] = "POLICY_SYNTAX", ["ErrorMessage"] = problem });
        }
        else if (IsPublic(policy))
        {
            errors.Add(new()
            {
                ["CheckName"] = "PUBLIC_ACCESS",
                ["ErrorMessage"] = "The policy grants Public access to the secret.",
            });
        }

        return new() { ["PolicyValidationPassed"] = errors.Count == 0, ["ValidationErrors"] = errors };
    }

    private static PolicyDocument? ReadPolicy(string text, out string? problem)
    {
        try
        {
            var policy = PolicyDocument.Parse(text);
            policy.Validate(PolicyKind.Resource);
            problem = null;
            return policy;
        }
        catch (PolicyException e)
        {
            problem = "This resource policy contains an error: " + e.Message;
            return null;
        }
    }

    private static bool IsPublic(PolicyDocument policy) => policy.Statement.Any(s =>
        s.Effect == PolicyEffect.Allow
        && (s.NotPrincipal is not null || (s.Principal?.Any(p => p.Value == "*") ?? false))
        && !s.Condition.Any(c => BindingKeys.Contains(c.Key, StringComparer.OrdinalIgnoreCase)));
}
