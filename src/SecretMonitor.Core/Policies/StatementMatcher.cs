namespace SecretMonitor.Policies;

/// <summary>Finds the statements that apply to one request.</summary>
internal sealed class StatementMatcher(AuthorizationRequest request)
{
    private readonly RequestContext _context = request.Context.For(request.Caller);

    public bool Denies(PolicyDocument policy) => Applying(policy, PolicyEffect.Deny).Any();

    public bool Allows(PolicyDocument policy) => Applying(policy, PolicyEffect.Allow).Any();

    /// <summary>How closely a resource's policy names the caller where it allows the request.</summary>
    public PrincipalMatch GrantOf(PolicyDocument? policy) => policy is null
        ? PrincipalMatch.None
        : Applying(policy, PolicyEffect.Allow).Where(HasPrincipal).Select(Names).DefaultIfEmpty(PrincipalMatch.None).Max();

    private IEnumerable<PolicyStatement> Applying(PolicyDocument policy, PolicyEffect effect)
    {
        // Variables came with the second version of the language; before, "${" is text.
        RequestContext? variables = policy.Version == PolicyDocument.CurrentVersion ? _context : null;
        return policy.Statement.Where(statement => statement.Effect == effect
            && Names(statement) != PrincipalMatch.None
            && IsAbout(
                statement.Action,
                statement.NotAction,
                action => PolicyPattern.MatchesAction(action, request.Action))
            && (IsAbout(
                statement.Resource,
                statement.NotResource,
                resource => PolicyPattern.MatchesArn(resource, request.Resource, variables)) || IsTrust(statement))
            && statement.Condition.All(condition => ConditionTest.Holds(condition, _context, variables)));
    }

    private static bool IsAbout(IReadOnlyList<string>? any, IReadOnlyList<string>? none, Func<string, bool> matches) =>
        any?.Any(matches) ?? (none is not null && !none.Any(matches));

    // A role's trust policy is about the role that it is attached to, and names no resource.
    private static bool IsTrust(PolicyStatement statement) =>
        HasPrincipal(statement) && statement.Resource is null && statement.NotResource is null;

    private static bool HasPrincipal(PolicyStatement statement) =>
        statement.Principal is not null || statement.NotPrincipal is not null;

    private PrincipalMatch Names(PolicyStatement statement)
    {
        if (statement.Principal is { } principals)
        {
            return principals.Select(Names).DefaultIfEmpty(PrincipalMatch.None).Max();
        }

        // Who is exempt must be exempt in each of its identities: account, role and session (or user).
        bool isExempt = statement.NotPrincipal is { } exempt
            && (exempt.Any(p => p.IsAnyone) || Identities().All(identity => exempt.Any(p => Names(p) == identity)));
        return isExempt ? PrincipalMatch.None : PrincipalMatch.Caller;
    }

    private PrincipalMatch Names(PolicyPrincipal principal)
    {
        PolicyCaller caller = request.Caller;
        string name = principal.Value;
        if (principal.IsAnyone)
        {
            return PrincipalMatch.Caller;
        }

        return principal.Type switch
        {
            "Service" when name == caller.ServiceName => PrincipalMatch.Caller,
            "AWS" when name == caller.Arn || name == caller.UserId => PrincipalMatch.Caller,
            "AWS" when name == caller.RoleArn => PrincipalMatch.Role,
            "AWS" when caller.AccountId is { } account && IsAccount(name, account) =>
                caller.Kind == PolicyCallerKind.Root ? PrincipalMatch.Caller : PrincipalMatch.Account,
            _ => PrincipalMatch.None,
        };
    }

    private IEnumerable<PrincipalMatch> Identities()
    {
        yield return PrincipalMatch.Caller;
        if (request.Caller.RoleArn is not null)
        {
            yield return PrincipalMatch.Role;
        }

        if (request.Caller.AccountId is not null && request.Caller.Kind != PolicyCallerKind.Root)
        {
            yield return PrincipalMatch.Account;
        }
    }

    private static bool IsAccount(string name, string account) =>
        (Arn.TryParse(name, out Arn? arn) && arn is { Service: "iam", Resource: "root" } ? arn.AccountId : name) == account;
}
