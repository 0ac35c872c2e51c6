namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The rule of a composite alarm: what must hold of other alarms' states.</summary>
/// <param name="Children">The names of the alarms that it looks at.</param>
/// <param name="Holds">Whether it holds, given the state of each child by its name.</param>
internal sealed record AlarmRule(IReadOnlyList<string> Children, Func<Func<string, string>, bool> Holds);
