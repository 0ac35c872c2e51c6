namespace SecretMonitor.Tests.Pester;

/// <summary>One line of the runner's results: see its <c>TestResult</c>.</summary>
public sealed record PesterResult(string File, string Id, string Name, string Outcome, string? Message);
