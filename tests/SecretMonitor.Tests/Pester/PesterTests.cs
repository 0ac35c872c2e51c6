using Xunit;

namespace SecretMonitor.Tests.Pester;

/// <summary>Each <c>It</c> of tests/Pester as a test of its own, and each file as a whole.</summary>
public sealed class PesterTests
{
    private static readonly string Folder = Path.Combine(BuildOutput.RepositoryRoot, "tests", "Pester");

    private static readonly string[] Paths =
        [.. Directory.GetFiles(Folder, "*.Tests.ps1").Order(StringComparer.Ordinal)];

    public static IEnumerable<TheoryDataRow<string>> Files => Paths.Select(Path.GetFileName).Select(
        file => new TheoryDataRow<string>(file!) { TestDisplayName = $"{file} ends without errors of its own" });

    public static IEnumerable<TheoryDataRow<string, string>> Tests =>
        from test in PesterFile.Discover(Paths)
        where test.Outcome == "Discovered"
        select new TheoryDataRow<string, string>(test.File, test.Id)
        {
            TestDisplayName = $"{test.File}: {test.Name}",
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File(string file)
    {
        var run = await PesterFile.RunAsync(Path.Combine(Folder, file));

        Assert.DoesNotContain(run.Results, result => result is { Id: "", Outcome: "Failed" });
        Assert.True(run.Process.ExitCode is 0 or 1, run.Process.Output + run.Process.Error);
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task Test(string file, string id)
    {
        var run = await PesterFile.RunAsync(Path.Combine(Folder, file));

        var result = run.Results.SingleOrDefault(result => result.Id == id);
        Assert.True(result is not null, $"It did not run.\n{run.Process.Output}{run.Process.Error}");
        Assert.SkipWhen(result.Outcome == "Skipped", result.Message ?? "");
        Assert.True(result.Outcome == "Passed", result.Message);
    }
}
