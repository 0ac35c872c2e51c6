namespace SecretMonitor.Policies;

/// <summary>
/// Decides requests as IAM does: an explicit deny wins; within one account an identity policy or the resource's policy
/// must allow; across accounts both must; session policies and boundaries limit what identity policies grant.
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>Decides a request. Never throws for a policy that was parsed.</summary>
    public static Decision Evaluate(AuthorizationRequest request, PolicySet policies)
    {
        StatementMatcher matcher = new(request);
        IReadOnlyList<PolicyDocument> resource = policies.Resource is { } own ? [own] : [];
        IReadOnlyList<PolicyDocument>? boundary = policies.Boundary is { } limit ? [limit] : null;

        PolicyKind? denying =
            policies.Identity.Any(matcher.Denies) ? PolicyKind.Identity
            : resource.Any(matcher.Denies) ? PolicyKind.Resource
            : boundary?.Any(matcher.Denies) == true ? PolicyKind.Boundary
            : policies.Session?.Any(matcher.Denies) == true ? PolicyKind.Session
            : null;
        if (denying is { } kind)
        {
            return new(DecisionOutcome.ExplicitDeny, kind);
        }

        bool hasIdentity = request.Caller.Kind == PolicyCallerKind.Root || policies.Identity.Any(matcher.Allows);
        PolicyKind? limiting =
            boundary?.Any(matcher.Allows) == false ? PolicyKind.Boundary
            : policies.Session?.Any(matcher.Allows) == false ? PolicyKind.Session
            : null;
        return Combine(request, hasIdentity, limiting, matcher.GrantOf(policies.Resource));
    }

    private static Decision Combine(
        AuthorizationRequest request, bool hasIdentity, PolicyKind? limiting, PrincipalMatch grant)
    {
        // Neither has identity policies.
        if (request.Caller.Kind is PolicyCallerKind.Service or PolicyCallerKind.Anonymous)
        {
            return Decide(grant != PrincipalMatch.None, PolicyKind.Resource);
        }

        if (request.NeedsResourcePolicy && grant == PrincipalMatch.None)
        {
            return new(DecisionOutcome.ImplicitDeny, PolicyKind.Resource);
        }

        PolicyKind? missing = hasIdentity ? limiting : PolicyKind.Identity;
        if (request.IsCrossAccount)
        {
            return missing is { } lacking
                ? new(DecisionOutcome.ImplicitDeny, lacking)
                : Decide(grant != PrincipalMatch.None, PolicyKind.Resource);
        }

        if (missing is null)
        {
            return new(DecisionOutcome.Allowed, PolicyKind.Identity);
        }

        // A grant to the caller itself needs nothing else. One to its role is limited like an identity policy. One to
        // the whole account only leaves the decision to identity policies.
        return grant switch
        {
            PrincipalMatch.Caller => new(DecisionOutcome.Allowed, PolicyKind.Resource),
            PrincipalMatch.Role => limiting is { } limit
                ? new(DecisionOutcome.ImplicitDeny, limit)
                : new(DecisionOutcome.Allowed, PolicyKind.Resource),
            _ => new(DecisionOutcome.ImplicitDeny, missing.Value),
        };
    }

    private static Decision Decide(bool allowed, PolicyKind by) =>
        new(allowed ? DecisionOutcome.Allowed : DecisionOutcome.ImplicitDeny, by);
}
