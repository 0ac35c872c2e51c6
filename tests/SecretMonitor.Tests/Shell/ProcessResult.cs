namespace SecretMonitor.Tests.Shell;

/// <summary>How a program ended and what it wrote, with line feeds as line ends.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output without blank lines and trailing blanks.</summary>
    public IReadOnlyList<string> Lines => Output.Split(
        '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
