using System.Management.Automation;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Commands;

/// <summary>Stops a sandbox. Everything in it is gone, unless it was started with -Path.</summary>
/// <remarks>IAM actions: none. The local AWS needs no account.</remarks>
/// <example>
/// <code>Stop-SecretMonitorSandbox</code>
/// <para>Stops the sandbox that was started last. Commands go to AWS again.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "SecretMonitorSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopSecretMonitorSandboxCommand : SandboxCommand
{
    /// <inheritdoc/>
    protected override void Run()
    {
        var server = Server;
        if (ShouldProcess($"sandbox at {server.EndpointUrl}", "Stop"))
        {
            SandboxSession.Remove(server);
        }
    }
}
