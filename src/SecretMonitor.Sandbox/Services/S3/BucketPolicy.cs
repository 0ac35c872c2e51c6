using System.Text;
using SecretMonitor.Policies;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>S3's rules for a bucket's policy.</summary>
internal static class BucketPolicy
{
    private const int Longest = 20 * 1024;

    /// <summary>Conditions on these keys close a statement for everybody, as public access blocks see it.</summary>
    private static readonly string[] ClosingKeys =
    [
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceAccount",
        "aws:SourceArn", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOwner", "aws:SourceVpc", "aws:SourceVpce",
        "aws:userid", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
    ];

    private static readonly string[] ObjectActions = ["Object", "AbortMultipartUpload", "ListMultipartUploadParts"];

    /// <summary>Reads a policy that was sent for a bucket.</summary>
    /// <exception cref="ServiceFault">MalformedPolicy, with what is wrong.</exception>
    public static (string Text, bool IsPublic) Accept(byte[] body, string bucketArn)
    {
        var text = Encoding.UTF8.GetString(body);
        if (!text.StartsWith("{", StringComparison.Ordinal))
        {
            throw Malformed("Policies must be valid JSON and the first byte must be '{'");
        }

        if (body.Length > Longest)
        {
            throw Malformed("Policy is larger than the maximum size of 20 KB");
        }

        try
        {
            var policy = PolicyDocument.Parse(text);
            policy.Validate(PolicyKind.Resource);
            foreach (var statement in policy.Statement)
            {
                Demand(statement, bucketArn);
            }

            return (text, policy.Statement.Any(IsPublic));
        }
        catch (PolicyException e)
        {
            throw Malformed(e.Message);
        }
    }

    public static bool IsPublic(string policy) => PolicyDocument.Parse(policy).Statement.Any(IsPublic);

    private static void Demand(PolicyStatement statement, string bucketArn)
    {
        var actions = statement.Action ?? statement.NotAction ?? [];
        if (actions.Any(a => a != "*" && !a.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)))
        {
            throw Malformed("Policy has invalid action");
        }

        var resources = statement.Resource ?? statement.NotResource ?? [];
        if (resources.Any(r => !IsOf(bucketArn, r)))
        {
            throw Malformed("Policy has invalid resource");
        }

        if ((statement.Action ?? []).Any(a => !resources.Any(r => Applies(a, r, bucketArn))))
        {
            throw Malformed("Action does not apply to any resource(s) in statement");
        }
    }

    /// <summary>Whether a resource, which may end in wildcards, can be the bucket or an object in it.</summary>
    private static bool IsOf(string bucketArn, string resource)
    {
        var fix = resource.Split('*', '?')[0];
        return resource == bucketArn || fix.StartsWith(bucketArn + "/", StringComparison.Ordinal)
            || (fix.Length < resource.Length && bucketArn.StartsWith(fix, StringComparison.Ordinal));
    }

    /// <summary>Whether an action on buckets meets the bucket, or one on objects its objects.</summary>
    private static bool Applies(string action, string resource, string bucketArn)
    {
        var isWild = action.IndexOfAny(['*', '?']) >= 0 || !resource.StartsWith(bucketArn, StringComparison.Ordinal);
        var isAboutObjects = ObjectActions.Any(o => action.IndexOf(o, StringComparison.OrdinalIgnoreCase) >= 0)
            && action.IndexOf("ObjectLockConfiguration", StringComparison.OrdinalIgnoreCase) < 0;
        return isWild || isAboutObjects == resource.StartsWith(bucketArn + "/", StringComparison.Ordinal);
    }

    private static bool IsPublic(PolicyStatement statement) =>
        statement.Effect == PolicyEffect.Allow
        && (statement.NotPrincipal is not null
            || (statement.Principal ?? []).Any(p => p is { Type: "*" or "AWS", Value: "*" }))
        && !statement.Condition.Any(IsClosing);

    private static bool IsClosing(PolicyCondition condition) =>
        ClosingKeys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
        && condition.Operator.IndexOf("Not", StringComparison.OrdinalIgnoreCase) < 0
        && condition.Values.All(v => v is not ("*" or "0.0.0.0/0" or "::/0"));

    private static ServiceFault Malformed(string message) => new("MalformedPolicy", message, 400);
}
