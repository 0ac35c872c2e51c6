using System.Management.Automation;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Commands;

/// <summary>Lists the sandboxes that run in this session.</summary>
/// <remarks>IAM actions: none. The local AWS needs no account.</remarks>
/// <example>
/// <code>Start-SecretMonitorSandbox -Speed 0; (Get-SecretMonitorSandbox).Now</code>
/// <para>Tells the virtual time.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SecretMonitorSandbox")]
[OutputType(typeof(Sandboxes.Sandbox))]
public sealed class GetSecretMonitorSandboxCommand : SandboxCommand
{
    /// <inheritdoc/>
    protected override void Run()
    {
        var servers = string.IsNullOrEmpty(EndpointUrl) ? SandboxSession.All : [Server];
        WriteObject(servers.Select(Describe), enumerateCollection: true);
    }
}
