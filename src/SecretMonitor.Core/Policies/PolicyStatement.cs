using System.Text.Json;

namespace SecretMonitor.Policies;

/// <summary>
/// One statement of a policy, element for element as in IAM's JSON. A null list means that the element is absent; each
/// element and its <c>Not…</c> form exclude one another.
/// </summary>
public sealed record PolicyStatement
{
    /// <summary>The statement's id; unique in its policy where present.</summary>
    public string? Sid { get; init; }

    /// <summary>Allow or Deny.</summary>
    public PolicyEffect Effect { get; init; }

    /// <summary>Whom the statement is about; absent in identity policies.</summary>
    public IReadOnlyList<PolicyPrincipal>? Principal { get; init; }

    /// <summary>Whom the statement is not about.</summary>
    public IReadOnlyList<PolicyPrincipal>? NotPrincipal { get; init; }

    /// <summary>Actions as <c>service:Action</c>, with <c>*</c> and <c>?</c>; compared without case.</summary>
    public IReadOnlyList<string>? Action { get; init; }

    /// <summary>All actions but these.</summary>
    public IReadOnlyList<string>? NotAction { get; init; }

    /// <summary>Resource ARNs, with <c>*</c>, <c>?</c> and policy variables.</summary>
    public IReadOnlyList<string>? Resource { get; init; }

    /// <summary>All resources but these.</summary>
    public IReadOnlyList<string>? NotResource { get; init; }

    /// <summary>Tests that must all hold.</summary>
    public IReadOnlyList<PolicyCondition> Condition { get; init; } = [];

    /// <summary>Members that this library does not know, kept as they are.</summary>
    public IReadOnlyDictionary<string, JsonElement> OtherMembers { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Compact JSON, as in a policy.</summary>
    public override string ToString() => PolicyWriter.Write(this);
}
