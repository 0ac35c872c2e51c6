using Xunit;

namespace SecretMonitor.Tests.Module;

public sealed class StagingTests
{
    private static readonly string[] Shared =
        ["SecretMonitor.Core.dll", "SecretMonitor.Sandbox.dll", "SecretMonitor.dll"];

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void FrameworkFolderHasTheModuleAndWhatItShares(string framework)
    {
        Assert.Equal(Shared, Names(framework));
    }

    [Fact]
    public void PrivateFolderForPowerShell7HasOurEngineAndTheAwsSdkOnly()
    {
        Assert.All(Names("net8.0/deps"), name => Assert.True(IsPrivate(name), name));
        Assert.Contains("SecretMonitor.Aws.dll", Names("net8.0/deps"));
    }

    [Fact]
    public void PrivateFolderForWindowsPowerShellAlsoHasWhatItsFrameworkLacks()
    {
        Assert.All(
            Names("net472/deps"),
            name => Assert.True(
                IsPrivate(name) || name.StartsWith("System.") || name.StartsWith("Microsoft.Bcl."), name));
        Assert.Contains("System.Text.Json.dll", Names("net472/deps"));
    }

    [Fact]
    public void EngineIsNotStaged()
    {
        var files = Directory.GetFiles(BuildOutput.ModuleFolder, "*.dll", SearchOption.AllDirectories);

        Assert.DoesNotContain(files, file => Path.GetFileName(file) == "System.Management.Automation.dll");
    }

    [Fact]
    public void NothingIsStagedButWhatAUserNeeds()
    {
        string[] expected = [".dll", ".ps1", ".ps1xml", ".psd1", ".txt", ".xml", ""];

        var extensions = Directory.GetFiles(BuildOutput.ModuleFolder, "*", SearchOption.AllDirectories)
            .Select(Path.GetExtension).Distinct();

        Assert.Empty(extensions.Except(expected));
    }

    private static bool IsPrivate(string name) =>
        name is "SecretMonitor.Aws.dll" or "SecretMonitor.AwsSdk.dll" || name.StartsWith("AWSSDK.");

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(Path.Combine(BuildOutput.ModuleFolder, folder)).Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal);
}
