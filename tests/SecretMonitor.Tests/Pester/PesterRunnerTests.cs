using Xunit;

namespace SecretMonitor.Tests.Pester;

/// <summary>What tests/Pester/Pester.Tests.ps1 cannot say of itself: how the runner reports what goes wrong.</summary>
public sealed class PesterRunnerTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.Tests.ps1");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task FailedAssertionFailsItsTestWithMessageAndPlace()
    {
        var run = await RunAsync(
            """
            Describe 'd' {
                It 'fails' { 1 | Should -Be 2 -Because 'it is one' }
                It 'passes' { }
            }
            """);

        Assert.Equal(["d.fails Failed", "d.passes Passed"], Outcomes(run));
        Assert.StartsWith("Expected to be 2, because it is one, but got 1.", run.Results[0].Message);
        Assert.Contains($"{_file}: line 2", run.Results[0].Message);
        Assert.Equal(1, run.Process.ExitCode);
    }

    [Theory]
    [InlineData("throw 'boom'")]
    [InlineData("[int]'x'")]
    [InlineData("Get-Nothing")]
    [InlineData("Import-Module NoSuchModule -ErrorAction Stop")]
    public async Task ErrorThatEndsAStatementFailsTheTest(string statement)
    {
        var run = await RunAsync($"Describe 'd' {{ It 'fails' {{ {statement}; $true }} }}");

        Assert.Equal(["d.fails Failed"], Outcomes(run));
    }

    [Fact]
    public async Task ErrorThatDoesNotEndAStatementFailsNothing()
    {
        var run = await RunAsync("Describe 'd' { It 'passes' { Import-Module NoSuchModule } }");

        Assert.Equal(["d.passes Passed"], Outcomes(run));
    }

    [Fact]
    public async Task FailedBeforeAllFailsAllTestsOfItsBlockAndAfterAllStillRuns()
    {
        var run = await RunAsync(
            """
            BeforeAll { $log = [System.Collections.ArrayList]::new() }
            Describe 'broken' {
                BeforeAll { throw 'no setup' }
                AfterAll { $null = $log.Add('AfterAll') }
                It 'a' { }
                Context 'inner' { It 'b' { } }
            }
            Describe 'after' { It 'sees the log' { $log | Should -Be 'AfterAll' } }
            """);

        Assert.Equal(["broken.a Failed", "broken.inner.b Failed", "after.sees the log Passed"], Outcomes(run));
        Assert.All(run.Results.Take(2), result => Assert.Contains("no setup", result.Message));
    }

    [Fact]
    public async Task FailedAfterAllFailsTheFile()
    {
        var run = await RunAsync("Describe 'd' { AfterAll { throw 'late' }; It 'passes' { } }");

        Assert.Equal(["d.passes Passed", "d Failed"], Outcomes(run));
        Assert.Equal("", run.Results[1].Id);
    }

    [Fact]
    public async Task FailedBeforeEachAndAfterEachFailTheTestAndAfterEachAlwaysRuns()
    {
        var run = await RunAsync(
            """
            Describe 'd' {
                BeforeAll { $log = [System.Collections.ArrayList]::new() }
                Context 'before' { BeforeEach { throw 'early' }; AfterEach { $null = $log.Add('x') }; It 'a' { } }
                Context 'after' { AfterEach { throw 'late' }; It 'b' { } }
                It 'cleaned up' { $log | Should -HaveCount 1 }
            }
            """);

        Assert.Equal(["d.before.a Failed", "d.after.b Failed", "d.cleaned up Passed"], Outcomes(run));
    }

    [Fact]
    public async Task SkippedTestsSayWhyAndSkippedBlocksAreNotSetUp()
    {
        var run = await RunAsync(
            """
            Describe 'd' {
                It 'by parameter' -Skip { throw }
                It 'by decision' { Set-ItResult -Skipped -Because 'it decided so'; throw }
                Context 'block' -Skip { BeforeAll { throw }; It 'inside' { throw } }
            }
            """);

        Assert.Equal(["d.by parameter Skipped", "d.by decision Skipped", "d.block.inside Skipped"], Outcomes(run));
        Assert.Equal("it decided so", run.Results[1].Message);
    }

    [Theory]
    [InlineData("Describe 'd' { throw 'in the body' }", "in the body")]
    [InlineData("It 'has no block' { }", "not directly in the file")]
    [InlineData("BeforeEach { }", "not directly in the file")]
    [InlineData("Describe 'd' { BeforeAll { }; BeforeAll { } }", "A block has one BeforeAll")]
    public async Task FileThatCannotBeDiscoveredFails(string text, string reason)
    {
        var run = await RunAsync(text);

        var result = Assert.Single(run.Results);
        Assert.Equal("Failed", result.Outcome);
        Assert.Contains(reason, result.Message);
    }

    [Fact]
    public async Task DiscoveryNamesTestsAsTheRunDoes()
    {
        const string text =
            """
            Describe 'for <_>' -ForEach 1, 2 {
                It 'is <Word>' -ForEach @{ Word = 'x' } { }
                It 'costs $5 or "<_>"' { }
            }
            """;

        var run = await RunAsync(text);
        var discovered = PesterFile.Discover([_file]);

        Assert.Equal(
            ["for 1.is x", "for 1.costs $5 or \"1\"", "for 2.is x", "for 2.costs $5 or \"2\""], Names(run.Results));
        Assert.Equal(Names(run.Results), Names(discovered));
        Assert.Equal(run.Results.Select(test => test.Id), discovered.Select(test => test.Id));
    }

    private Task<PesterRun> RunAsync(string text)
    {
        File.WriteAllText(_file, text);
        return PesterFile.RunAsync(_file);
    }

    private static IEnumerable<string> Names(IEnumerable<PesterResult> results) => results.Select(test => test.Name);

    private static IEnumerable<string> Outcomes(PesterRun run) =>
        run.Results.Select(result => $"{result.Name} {result.Outcome}");
}
