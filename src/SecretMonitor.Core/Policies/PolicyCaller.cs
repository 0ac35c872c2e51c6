namespace SecretMonitor.Policies;

/// <summary>Who makes a request, as policies see it.</summary>
public sealed record PolicyCaller
{
    private PolicyCaller(PolicyCallerKind kind, string? arn, string? accountId)
    {
        Kind = kind;
        Arn = arn;
        AccountId = accountId;
    }

    /// <summary>Somebody without credentials.</summary>
    public static PolicyCaller Anonymous { get; } = new(PolicyCallerKind.Anonymous, arn: null, accountId: null);

    /// <summary>The kind of principal.</summary>
    public PolicyCallerKind Kind { get; }

    /// <summary>
    /// The ARN that GetCallerIdentity answers: <c>arn:aws:iam::A:user/U</c>, <c>arn:aws:sts::A:assumed-role/R/S</c>,
    /// <c>arn:aws:iam::A:root</c>; null for services and anonymous callers.
    /// </summary>
    public string? Arn { get; }

    /// <summary>The caller's account; null for services and anonymous callers.</summary>
    public string? AccountId { get; }

    /// <summary>The ARN of the role behind a session; null for others.</summary>
    public string? RoleArn { get; private init; }

    /// <summary>The unique id (<c>AIDA…</c>, <c>AROA…:session</c>), if known: the value of <c>aws:userid</c>.</summary>
    public string? UserId { get; init; }

    /// <summary>The service host such as <c>events.amazonaws.com</c>; null for others.</summary>
    public string? ServiceName { get; private init; }

    /// <summary>The IAM user with this ARN.</summary>
    public static PolicyCaller User(string arn) => new(PolicyCallerKind.User, arn, Account(arn));

    /// <summary>The session <c>arn:aws:sts::A:assumed-role/R/S</c> of the role with the second ARN.</summary>
    public static PolicyCaller RoleSession(string sessionArn, string roleArn) =>
        new(PolicyCallerKind.RoleSession, sessionArn, Account(sessionArn)) { RoleArn = roleArn };

    /// <summary>The federated user session <c>arn:aws:sts::A:federated-user/NAME</c>.</summary>
    public static PolicyCaller FederatedUser(string arn) => new(PolicyCallerKind.FederatedUser, arn, Account(arn));

    /// <summary>The root user of an account.</summary>
    public static PolicyCaller Root(string accountId, string partition = "aws") =>
        new(PolicyCallerKind.Root, $"arn:{partition}:iam::{accountId}:root", accountId);

    /// <summary>A service acting for itself.</summary>
    public static PolicyCaller Service(string host) =>
        new(PolicyCallerKind.Service, arn: null, accountId: null) { ServiceName = host };

    /// <summary>The user name, for a user: the last part of its path.</summary>
    public string? UserName => Kind == PolicyCallerKind.User ? Arn!.Substring(Arn.LastIndexOf('/') + 1) : null;

    /// <summary>The value of <c>aws:PrincipalArn</c>: the role's ARN for a session.</summary>
    public string? PrincipalArn => RoleArn ?? Arn;

    private static string Account(string arn) => SecretMonitor.Arn.Parse(arn).AccountId;
}
