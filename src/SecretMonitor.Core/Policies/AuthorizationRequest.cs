namespace SecretMonitor.Policies;

/// <summary>One call that is to be authorised.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Action">The IAM action, such as <c>secretsmanager:GetSecretValue</c>.</param>
/// <param name="Resource">The ARN of the resource, or <c>*</c> where the action knows no resource.</param>
public sealed record AuthorizationRequest(PolicyCaller Caller, string Action, string Resource)
{
    /// <summary>
    /// The account that owns the resource; if null, the one that its ARN names, else the caller's own.
    /// </summary>
    public string? ResourceAccountId { get; init; }

    /// <summary>Condition keys; those of the caller (<c>aws:PrincipalArn</c> …) are added by themselves.</summary>
    public RequestContext Context { get; init; } = [];

    /// <summary>
    /// Whether the resource's policy must allow too, or leave it to its account: so it is with keys, and with roles that
    /// are to be assumed. For others an identity policy of the same account is enough.
    /// </summary>
    public bool NeedsResourcePolicy { get; init; }

    internal bool IsCrossAccount =>
        (ResourceAccountId ?? OwnerOf(Resource)) is { } owner && Caller.AccountId is { } account && account != owner;

    // A bucket's ARN names no account; a policy of AWS names "aws", and is everybody's.
    private static string? OwnerOf(string resource) =>
        Arn.TryParse(resource, out Arn? arn) && arn.AccountId.Length == 12 ? arn.AccountId : null;
}
