namespace SecretMonitor.Policies;

/// <summary>One test of a statement's <c>Condition</c>: operator, context key, and the values of which one must match.</summary>
public sealed record PolicyCondition(string Operator, string Key, params IReadOnlyList<string> Values);
