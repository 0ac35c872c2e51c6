namespace SecretMonitor.Policies;

/// <summary>
/// One entry of a statement's <c>Principal</c>. <see cref="Type"/> is <c>AWS</c>, <c>Service</c>, <c>Federated</c>,
/// <c>CanonicalUser</c>, or <c>*</c> for the bare <c>"Principal": "*"</c>.
/// </summary>
public sealed record PolicyPrincipal(string Type, string Value)
{
    /// <summary>Everyone: <c>"*"</c>.</summary>
    public static PolicyPrincipal Anyone { get; } = new("*", "*");

    /// <summary>An account id, or the ARN of an account, user, role or session.</summary>
    public static PolicyPrincipal Aws(string value) => new("AWS", value);

    /// <summary>A service such as <c>events.amazonaws.com</c>.</summary>
    public static PolicyPrincipal Service(string host) => new("Service", host);

    internal bool IsAnyone => Value == "*" && Type is "*" or "AWS";
}
