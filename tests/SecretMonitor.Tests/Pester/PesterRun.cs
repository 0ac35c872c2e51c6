using SecretMonitor.Tests.Shell;

namespace SecretMonitor.Tests.Pester;

/// <summary>How a run of Pester files went.</summary>
public sealed record PesterRun(ProcessResult Process, IReadOnlyList<PesterResult> Results);
