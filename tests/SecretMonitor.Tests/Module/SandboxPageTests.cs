using System.Text.RegularExpressions;
using SecretMonitor.Tests.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Module;

/// <summary>What is written about the sandbox is what it has.</summary>
public sealed class SandboxPageTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void The_help_page_lists_exactly_the_operations_that_are_built()
    {
        var page = Text("src/SecretMonitor/en-US/about_SecretMonitor_Sandbox.help.txt");

        // "    sns (24)" and, further in, the names over as many lines as they take.
        var listed = Regex.Matches(page, @"(?m)^ {4}(?<service>[a-z0-9]+) \((?<count>\d+)\)\n(?<names>( {8}\S.*\n)+)")
            .Select(m => $"{m.Groups["service"].Value} ({m.Groups["count"].Value}): "
                + string.Join(", ", Regex.Matches(m.Groups["names"].Value, @"\w+").Select(name => name.Value)));

        Assert.Equal(
            sandbox.Server.World.Services.Select(s => $"{s.SigningName} ({s.Operations.Count()}): "
                + string.Join(", ", s.Operations.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
            listed);
    }

    [Fact]
    public void The_readme_counts_the_operations_that_are_built()
    {
        var counts = Regex.Matches(
            Text("README.md"), @"(?m)^\| [^|]+ \| `(?<service>[a-z0-9]+)` \| (?<count>\d+) \|$")
            .Select(m => (m.Groups["service"].Value, int.Parse(m.Groups["count"].Value)));

        Assert.Equal(
            sandbox.Server.World.Services.Select(s => (s.SigningName, s.Operations.Count())).Order(), counts.Order());
    }

    private static string Text(string path) =>
        File.ReadAllText(Path.Combine(BuildOutput.RepositoryRoot, path)).Replace("\r\n", "\n");
}
