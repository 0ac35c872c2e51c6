namespace SecretMonitor.Policies;

/// <summary>One test of a statement's <c>Condition</c>: operator, key, and values, one of which must match.</summary>
public sealed record PolicyCondition(string Operator, string Key, params IReadOnlyList<string> Values);
