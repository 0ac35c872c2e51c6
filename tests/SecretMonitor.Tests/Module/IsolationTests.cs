using System.Diagnostics;
using SecretMonitor.Tests.Shell;
using Xunit;

namespace SecretMonitor.Tests.Module;

/// <summary>Import is lazy, and our AWS SDK lives beside any other.</summary>
public sealed class IsolationTests
{
    /// <summary>Makes a command call AWS, which loads our engine and its SDK.</summary>
    private const string CallAws = "$null = Start-SecretMonitorSandbox; $null = Get-SecretMonitor -ErrorAction Stop\n";

    /// <summary>Has another SDK in the session, and use of it.</summary>
    private static readonly string UseOther =
        $"$other = [System.Reflection.Assembly]::LoadFrom('{BuildOutput.OtherAwsSdk}')\n"
        + "$null = $other.GetType('Amazon.Runtime.AnonymousAWSCredentials')::new().GetCredentials()\n";

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
        var result = await ShellProcess.RunCommandAsync(CallAws + Loaded("SecretMonitor.Core"));

        Assert.Equal([Path.Combine(BuildOutput.ModuleFolder, "net8.0", "SecretMonitor.Core.dll")], result.Lines);
    }

    [Fact]
    public async Task OtherAwsSdkThatCameFirstIsLeftAloneAndNotUsed()
    {
        var result = await ShellProcess.RunCommandAsync(UseOther + CallAws + Loaded("AWSSDK.Core"));

        AssertBothLive(result);
    }

    [Fact]
    public async Task OtherAwsSdkThatComesLaterGetsItsOwn()
    {
        var result = await ShellProcess.RunCommandAsync(CallAws + UseOther + Loaded("AWSSDK.Core"));

        AssertBothLive(result);
    }

    [Fact]
    public async Task ImportingAgainWithForceWorks()
    {
        var result = await ShellProcess.RunCommandAsync(
            $"1..2 | ForEach-Object {{ Import-Module '{BuildOutput.ModuleManifest}' -Force -ErrorAction Stop }}\n"
            + CallAws + "(Get-Module SecretMonitor).Name");

        Assert.Equal(["SecretMonitor"], result.Lines);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task RemovedModuleAnswersForNothing()
    {
        var result = await ShellProcess.RunCommandAsync(
            "Remove-Module SecretMonitor\n[System.Reflection.Assembly]::Load('SecretMonitor.Aws')");

        Assert.Contains("Could not load file or assembly 'SecretMonitor.Aws", result.Error);
    }

    private static string Loaded(string name) =>
        $"[System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object {{ $_.GetName().Name -eq '{name}' }} | "
        + "ForEach-Object { $_.Location }";

    private static void AssertBothLive(ProcessResult result)
    {
        var own = Path.Combine(BuildOutput.ModuleFolder, "net8.0", "deps", "AWSSDK.Core.dll");
        Assert.Equal("", result.Error);
        Assert.Equal(new[] { BuildOutput.OtherAwsSdk, own }.Order(), result.Lines.Order());
        Assert.NotEqual(Version(BuildOutput.OtherAwsSdk), Version(own));
    }

    private static string? Version(string path) => FileVersionInfo.GetVersionInfo(path).FileVersion;
}
