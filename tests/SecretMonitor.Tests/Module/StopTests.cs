using SecretMonitor.Tests.Shell;
using Xunit;

namespace SecretMonitor.Tests.Module;

/// <summary>Ctrl+C ends a command that waits; without that, these would run into the time limit.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("Start-SecretMonitorSandbox -Region eu-west-1 -Wait", "AWS_REGION=eu-west-1")]
    [InlineData(
        "$null = Start-SecretMonitorSandbox -Speed 0; $monitor = New-SecretMonitor -SecretName s -Route CloudWatch; "
        + "'waiting'; $monitor | Get-SecretAlarmState -WaitFor ALARM -TimeoutSeconds 3600",
        "waiting")]
    [InlineData(
        "$null = Start-SecretMonitorSandbox; $monitor = New-SecretMonitor -SecretName s -Route EventBridge; "
        + "'waiting'; $null = $monitor | Invoke-SecretAccess -Count 100000",
        "waiting")]
    [InlineData(
        "$null = Start-SecretMonitorSandbox; $monitor = New-SecretMonitor -SecretName s -Route EventBridge; "
        + "'waiting'; $monitor | Invoke-SecretAccess -Count 2 -Interval 01:00:00",
        "waiting")]
    public async Task InterruptEndsACommandThatWaits(string text, string whenWaiting)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");

        var result = await ShellProcess.RunAsync(["-Command", text], interruptAfter: whenWaiting);

        Assert.Equal(130, result.ExitCode);
        Assert.Equal("", result.Error);
    }
}
