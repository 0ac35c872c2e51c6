using Xunit;

namespace SecretMonitor.Tests.Shell;

public sealed class ShellTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shell-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("1 +", 1)]
    [InlineData("Get-Nothing", 1)]
    [InlineData("Get-Nothing; 1", 0)]
    public async Task CommandEndsWithTheExitCodeOfPwsh(string text, int expected)
    {
        var result = await ShellProcess.RunCommandAsync(text);

        Assert.Equal(expected, result.ExitCode);
    }

    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("function f { exit 8 }; f; 1", 8)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("{ 1 + ", 1)]
    [InlineData("Get-Nothing", 0)]
    [InlineData("param([int]$Number) $Number", 1, "-Number", "many")]
    public async Task FileEndsWithTheExitCodeOfPwsh(string text, int expected, params string[] arguments)
    {
        var result = await RunFileAsync(text, arguments);

        Assert.Equal(expected, result.ExitCode);
    }

    [Fact]
    public async Task FileThatDoesNotExistIsABadCommandLine()
    {
        var result = await ShellProcess.RunAsync(["-File", Path.Combine(_folder, "none.ps1")]);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("none.ps1", result.Error);
    }

    [Theory]
    [InlineData("-Bogus")]
    [InlineData("-File")]
    [InlineData("-Command")]
    public async Task ArgumentsThatMakeNoSenseAreABadCommandLine(string argument)
    {
        var result = await ShellProcess.RunAsync([argument]);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("Usage:", result.Error);
    }

    [Fact]
    public async Task ArgumentsAfterTheFileBindToItsParametersByNameAndPosition()
    {
        var result = await RunFileAsync(
            """
            param([Parameter(Position = 0)][string]$Name, [int]$Count, [switch]$On, [switch]$Off)
            "$Name|$Count|$On|$Off"
            """,
            "-Count:", "3", "-On", "-Off:$false", "a \"b\" $c; d");

        Assert.Equal(["a \"b\" $c; d|3|True|False"], result.Lines);
    }

    [Fact]
    public async Task ScriptWithoutParametersGetsItsArgumentsAsTheyAre()
    {
        var result = await RunFileAsync("$args.Count; $args[0]; $args[2]", "-Name", "x", "-5");

        Assert.Equal(["3", "-Name", "-5"], result.Lines);
    }

    [Fact]
    public async Task ScriptKnowsItsFolder()
    {
        var result = await RunFileAsync("$PSScriptRoot");

        Assert.Equal([_folder], result.Lines);
    }

    [Fact]
    public async Task ModuleIsImportedFromItsManifest()
    {
        var result = await ShellProcess.RunCommandAsync("(Get-Module SecretMonitor).ModuleBase");

        Assert.Equal([BuildOutput.ModuleFolder], result.Lines);
    }

    [Fact]
    public async Task OutputIsPlainTextWhereThereIsNoTerminal()
    {
        var result = await ShellProcess.RunCommandAsync(
            """
            Get-Command Get-Help
            [pscustomobject]@{ Word = 'ünïcode' }
            "$([char]27)[31mred$([char]27)[0m"
            nope
            """);

        Assert.DoesNotContain('\e', result.Output + result.Error);
        Assert.Contains("Microsoft.PowerShell.Core", result.Output);
        Assert.Contains("Word : ünïcode", result.Lines);
        Assert.Contains("red", result.Lines);
    }

    [Fact]
    public async Task TablesAreNotCutToTheWidthOfATerminal()
    {
        var name = new string('n', 100);

        var result = await ShellProcess.RunCommandAsync($"[pscustomobject]@{{ A = '{name}'; B = 'end' }}");

        Assert.Contains($"{name} end", result.Lines);
    }

    [Fact]
    public async Task ErrorsGoToStandardErrorAndTheScriptGoesOn()
    {
        var result = await RunFileAsync("Get-Nothing\n'after'");

        Assert.Equal(["after"], result.Lines);
        Assert.Contains("script.ps1:1", result.Error);
        Assert.Contains("'Get-Nothing' is not recognized", result.Error);
    }

    [Fact]
    public async Task WarningsAndOtherMessagesAreMarked()
    {
        var result = await ShellProcess.RunCommandAsync(
            "$Host.UI.WriteWarningLine('w'); $Host.UI.WriteVerboseLine('v'); $Host.UI.WriteDebugLine('d')");

        Assert.Equal(["WARNING: w", "VERBOSE: v", "DEBUG: d"], result.Lines);
    }

    [Fact]
    public async Task CommandsAreReadFromStandardInputUntilExit()
    {
        var result = await ShellProcess.RunAsync(
            [],
            """
            $sum = 0
            foreach ($i in 1..3) {
                $sum += $i
            }
            "sum $sum"
            Get-Nothing
            "ok $?"
            exit 5
            "never"
            """);

        Assert.Equal(["sum 6", "ok False"], result.Lines);
        Assert.Equal(5, result.ExitCode);
    }

    [Theory]
    [InlineData("y", "done")]
    [InlineData("", "done")]
    [InlineData("n", "left")]
    [InlineData("what\nNo", "left")]
    public async Task ConfirmationIsAnsweredFromStandardInput(string answer, string expected)
    {
        var result = await ShellProcess.RunAsync(["-Command", Confirming], answer + "\n");

        Assert.Equal(expected, result.Lines[^1]);
        Assert.Contains("Performing the operation \"Delete\" on target \"it\".", result.Lines);
    }

    [Fact]
    public async Task SuspendedConfirmationRunsCommandsAndAsksAgain()
    {
        var result = await ShellProcess.RunAsync(
            ["-Command", Confirming], "s\n\"level $NestedPromptLevel\"\nexit\ny\n");

        Assert.Contains("level 1", result.Lines);
        Assert.Equal("done", result.Lines[^1]);
    }

    [Fact]
    public async Task QuestionThatNobodyCanAnswerFailsInsteadOfWaiting()
    {
        var ended = await ShellProcess.RunAsync(["-Command", Confirming]);
        var refused = await ShellProcess.RunAsync(["-NonInteractive", "-Command", Confirming], "y\n");

        Assert.Contains("standard input has no more lines", ended.Error);
        Assert.Contains("-NonInteractive", refused.Error);
        Assert.DoesNotContain("done", ended.Lines.Concat(refused.Lines));
    }

    [Fact]
    public async Task MandatoryParametersAndPasswordsAreAskedFor()
    {
        var result = await ShellProcess.RunAsync(
            [
                "-Command",
                """
                function f {
                    param([Parameter(Mandatory)][string[]]$Name, [Parameter(Mandatory)][securestring]$Key)
                    "$Name|$($Key.Length)"
                }
                f
                """,
            ],
            "a\nb\n\nsecret\n");

        Assert.Equal("a b|6", result.Lines[^1]);
        Assert.DoesNotContain("secret", result.Output);
    }

    [Fact]
    public async Task InterruptStopsTheScript()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        var script = Path.Combine(_folder, "script.ps1");
        File.WriteAllText(script, "try { 'ready'; while ($true) { } } finally { $Host.UI.WriteLine('cleaned up') }");

        var result = await ShellProcess.RunAsync(["-File", script], interruptAfter: "ready");

        Assert.Equal(130, result.ExitCode);
        Assert.Equal(["ready", "cleaned up"], result.Lines);
    }

    [Fact]
    public async Task InterruptReturnsToTheNextCommand()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");

        var result = await ShellProcess.RunAsync([], "'ready'; while ($true) { }\n'next'\n", interruptAfter: "ready");

        Assert.Equal(["ready", "next"], result.Lines);
        Assert.Equal(0, result.ExitCode);
    }

    private const string Confirming =
        """
        function f { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param()
            if ($PSCmdlet.ShouldProcess('it', 'Delete')) { 'done' } else { 'left' } }
        f
        """;

    private async Task<ProcessResult> RunFileAsync(string text, params string[] arguments)
    {
        var script = Path.Combine(_folder, "script.ps1");
        File.WriteAllText(script, text);
        return await ShellProcess.RunAsync(["-File", script, .. arguments]);
    }
}
