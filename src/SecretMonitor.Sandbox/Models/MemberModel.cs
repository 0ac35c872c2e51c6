namespace SecretMonitor.Sandbox.Models;

/// <summary>A member of a structure.</summary>
/// <param name="Name">AWS's name.</param>
/// <param name="Wire">The name on the wire, the same unless the model says otherwise.</param>
/// <param name="IsRequired">Whether a request without it is refused.</param>
/// <param name="Shape">Its type.</param>
internal sealed record MemberModel(string Name, string Wire, bool IsRequired, Shape Shape);
