using System.Text.Json;

namespace SecretMonitor.Trails;

/// <summary>Who made a call: CloudTrail's <c>userIdentity</c>. What a type does not have is null.</summary>
public sealed record Principal
{
    private const string SessionPrefix = "assumed-role/";

    internal Principal(JsonElement identity)
    {
        Type = identity.Text("type");
        Arn = identity.Text("arn");
        AccountId = identity.Text("accountId");
        PrincipalId = identity.Text("principalId");
        AccessKeyId = identity.Text("accessKeyId");
        UserName = identity.Text("userName");
        InvokedBy = identity.Text("invokedBy");
        Kind = Type switch
        {
            "IAMUser" => PrincipalKind.User,
            "AssumedRole" or "Role" => PrincipalKind.RoleSession,
            "Root" => PrincipalKind.Root,
            "AWSService" => PrincipalKind.Service,
            "FederatedUser" or "WebIdentityUser" or "SAMLUser" => PrincipalKind.Federated,
            "AWSAccount" => PrincipalKind.Account,
            "IdentityCenterUser" => PrincipalKind.IdentityCenterUser,
            _ => PrincipalKind.Unknown,
        };

        string[] session = SecretMonitor.Arn.TryParse(Arn, out Arn? arn)
            && arn.Resource.StartsWith(SessionPrefix, StringComparison.Ordinal) ? arn.Resource.Split('/') : [];
        SessionName = session.Length == 3 ? session[2] : null;

        // The issuer's ARN has the role's path, which the session's ARN lacks.
        RoleArn = identity.Text("sessionContext", "sessionIssuer", "type") == "Role"
            ? identity.Text("sessionContext", "sessionIssuer", "arn")
            : session.Length == 3 ? $"arn:{arn!.Partition}:iam::{arn.AccountId}:role/{session[1]}" : null;
    }

    /// <summary>The kind of principal.</summary>
    public PrincipalKind Kind { get; }

    /// <summary>CloudTrail's word for the kind: <c>IAMUser</c>, <c>AssumedRole</c>, <c>Root</c> …</summary>
    public string? Type { get; }

    /// <summary>The ARN: of the user, of the session (not the role), of the account for root.</summary>
    public string? Arn { get; }

    /// <summary>The ARN of the role behind a session.</summary>
    public string? RoleArn { get; }

    /// <summary>The principal's account.</summary>
    public string? AccountId { get; }

    /// <summary>The unique id, such as <c>AIDA…</c> or <c>AROA…:session</c>.</summary>
    public string? PrincipalId { get; }

    /// <summary>The access key that signed the call.</summary>
    public string? AccessKeyId { get; }

    /// <summary>The name of an IAM user.</summary>
    public string? UserName { get; }

    /// <summary>The name of a role session.</summary>
    public string? SessionName { get; }

    /// <summary>The service that made the call, for itself or with the principal's session.</summary>
    public string? InvokedBy { get; }

    /// <summary>The ARN, or else what identifies the principal best.</summary>
    public override string ToString() => Arn ?? InvokedBy ?? PrincipalId ?? AccountId ?? Type ?? "unknown";
}
