using System.Diagnostics;
using SecretMonitor.Tests.Shell;
using Xunit;

namespace SecretMonitor.Tests.Module;

/// <summary>Import is lazy, and our AWS SDK lives beside any other.</summary>
public sealed class IsolationTests
{
    /// <summary>Loads our engine as the first command that needs it does; <c>$bound</c> is the SDK that it is bound to.</summary>
    private const string LoadEngine =
        """
        $engine = [System.Reflection.Assembly]::Load('SecretMonitor.Aws')
        $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($engine)
        $bound = $context.LoadFromAssemblyName('AWSSDK.Core')

        """;

    [Fact]
    public async Task ImportLoadsNeitherTheAwsSdkNorOurEngine()
    {
        var result = await ShellProcess.RunCommandAsync(
            "[System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }");

        Assert.Contains("SecretMonitor", result.Lines);
        Assert.DoesNotContain(result.Lines, name => name.StartsWith("AWSSDK.") || name.StartsWith("SecretMonitor.Aws"));
    }

    [Fact]
    public async Task EngineSharesTheTypesOfTheModule()
    {
        var result = await ShellProcess.RunCommandAsync(
            LoadEngine + "$context.LoadFromAssemblyName('SecretMonitor.Core') -eq "
            + "[System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyName('SecretMonitor.Core')");

        Assert.Equal(["True"], result.Lines);
    }

    [Fact]
    public async Task OtherAwsSdkThatCameFirstIsLeftAloneAndNotUsed()
    {
        var result = await ShellProcess.RunCommandAsync(
            $"$other = [System.Reflection.Assembly]::LoadFrom('{BuildOutput.OtherAwsSdk}')\n" + LoadEngine + Report);

        AssertBothLive(result);
    }

    [Fact]
    public async Task OtherAwsSdkThatComesLaterGetsItsOwn()
    {
        var result = await ShellProcess.RunCommandAsync(
            LoadEngine + $"$other = [System.Reflection.Assembly]::LoadFrom('{BuildOutput.OtherAwsSdk}')\n" + Report);

        AssertBothLive(result);
    }

    [Fact]
    public async Task ImportingAgainWithForceWorks()
    {
        var result = await ShellProcess.RunCommandAsync(
            $"1..2 | ForEach-Object {{ Import-Module '{BuildOutput.ModuleManifest}' -Force -ErrorAction Stop }}\n"
            + LoadEngine + "(Get-Module SecretMonitor).Name");

        Assert.Equal(["SecretMonitor"], result.Lines);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task RemovedModuleAnswersForNothing()
    {
        var result = await ShellProcess.RunCommandAsync("Remove-Module SecretMonitor\n" + LoadEngine);

        Assert.Contains("Could not load file or assembly 'SecretMonitor.Aws", result.Error);
    }

    /// <summary>Where the two come from, and that both make their own types.</summary>
    private const string Report =
        """
        foreach ($sdk in $other, $bound) {
            $sdk.GetType('Amazon.Runtime.BasicAWSCredentials').GetConstructor(@([string], [string])).Invoke(@('a', 'b')).GetType().Assembly.Location
        }
        """;

    private static void AssertBothLive(ProcessResult result)
    {
        var own = Path.Combine(BuildOutput.ModuleFolder, "net8.0", "deps", "AWSSDK.Core.dll");
        Assert.Equal([BuildOutput.OtherAwsSdk, own], result.Lines);
        Assert.NotEqual(Version(BuildOutput.OtherAwsSdk), Version(own));
    }

    private static string? Version(string path) => FileVersionInfo.GetVersionInfo(path).FileVersion;
}
