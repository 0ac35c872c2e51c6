namespace PesterRunner;

/// <summary>How one test ended, or that it exists.</summary>
/// <param name="File">File name of the test file.</param>
/// <param name="Id">Position in the file; empty for the file as a whole.</param>
/// <param name="Name">Names of the blocks and the test, joined by dots.</param>
/// <param name="Outcome">Discovered, Passed, Failed or Skipped.</param>
/// <param name="Message">The failure, or why it was skipped.</param>
/// <param name="Milliseconds">Duration, setups for each test included.</param>
internal sealed record TestResult(
    string File, string Id, string Name, string Outcome, string? Message, double Milliseconds);
