using SecretMonitor.Policies;

namespace SecretMonitor.Permissions;

/// <summary>Actions that are needed together, on the same resources.</summary>
/// <param name="Sid">What the resources are: the id of the statement, unless it is joined to another on the same.</param>
/// <param name="Purposes">What they are needed for.</param>
/// <param name="Resources">The ARNs, for a monitor; none where the monitor does without.</param>
/// <param name="Actions">The IAM actions.</param>
internal sealed record Permission(
    string Sid, PolicyPurpose Purposes, Func<PermissionScope, IEnumerable<string>> Resources,
    IReadOnlyList<string> Actions)
{
    /// <summary>A condition of the statement.</summary>
    public IReadOnlyList<PolicyCondition> Condition { get; init; } = [];
}
