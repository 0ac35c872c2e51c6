using System.Text.RegularExpressions;
using Xunit;

namespace SecretMonitor.Tests.Shell;

/// <summary>The shell on a pseudo terminal, which <c>script</c> (util-linux) provides.</summary>
public sealed class TerminalTests
{
    private const string ColorSequence = @"\e\[[0-9;]*m";

    [Fact]
    public async Task OutputIsColored()
    {
        var result = await RunAsync("-Command Get-Module");

        Assert.Matches(ColorSequence, result.Output);
    }

    [Fact]
    public async Task OutputIsNotColoredWithNoColor()
    {
        var result = await RunAsync("-Command Get-Module", noColor: "1");

        Assert.Contains("SecretMonitor", result.Output);
        Assert.DoesNotMatch(ColorSequence, result.Output);
    }

    [Fact]
    public async Task LineIsEditedCompletedAndRecalled()
    {
        const string left = "\e[D";
        const string up = "\e[A";

        var result = await RunAsync(
            "-NoLogo", $"'[ac]'{left}{left}{left}b\r{up}\r(Get-Comman\t Get-Help).Noun\rexit 4\r");

        Assert.Equal(4, result.ExitCode);
        Assert.Equal(2, Regex.Count(result.Output, @"^\[abc\]\s*$", RegexOptions.Multiline));
        Assert.Matches(new Regex(@"^Help\s*$", RegexOptions.Multiline), result.Output);
    }

    private static Task<ProcessResult> RunAsync(string arguments, string keys = "", string? noColor = null)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "util-linux's script is missing.");
        return ChildProcess.RunAsync(
            "script",
            ["--quiet", "--flush", "--return", "--command", $"dotnet '{BuildOutput.Shell}' {arguments}", "/dev/null"],
            keys,
            new Dictionary<string, string?> { ["NO_COLOR"] = noColor, ["TERM"] = "xterm" });
    }
}
