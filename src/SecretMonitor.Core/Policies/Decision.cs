namespace SecretMonitor.Policies;

/// <summary>The decision on one request, and which kind of policy brought it about.</summary>
/// <param name="Outcome">The decision.</param>
/// <param name="DecidedBy">
/// The kind of policy that allowed, denied, or would have had to allow. For the root user's own account, which needs
/// no policy, <see cref="PolicyKind.Identity"/>.
/// </param>
public sealed record Decision(DecisionOutcome Outcome, PolicyKind DecidedBy)
{
    /// <summary>Whether the request may go ahead.</summary>
    public bool IsAllowed => Outcome == DecisionOutcome.Allowed;

    /// <summary>
    /// AWS's text for a refusal: <c>User: ARN is not authorized to perform: ACTION on resource: RESOURCE because no
    /// identity-based policy allows the ACTION action</c>. Services differ in how they write action and resource.
    /// </summary>
    public string DenialMessage(string callerArn, string action, string resource) =>
        $"User: {callerArn} is not authorized to perform: {action} on resource: {resource} {Reason(action)}";

    private string Reason(string action) => Outcome == DecisionOutcome.ExplicitDeny
        ? $"with an explicit deny in {Article} {PolicyName}"
        : $"because no {PolicyName} allows the {action} action";

    private string Article => DecidedBy == PolicyKind.Identity ? "an" : "a";

    private string PolicyName => DecidedBy switch
    {
        PolicyKind.Identity => "identity-based policy",
        PolicyKind.Resource => "resource-based policy",
        PolicyKind.Trust => "role trust policy",
        PolicyKind.Session => "session policy",
        _ => "permissions boundary",
    };
}
