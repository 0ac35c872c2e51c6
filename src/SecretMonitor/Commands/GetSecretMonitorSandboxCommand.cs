using System.Management.Automation;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Commands;

/// <summary>Lists the sandboxes that run in this session, or what was called in them.</summary>
/// <remarks>IAM actions: none. The local AWS needs no account.</remarks>
/// <example>
/// <code>Start-SecretMonitorSandbox -Speed 0; (Get-SecretMonitorSandbox).Now</code>
/// <para>Tells the virtual time.</para>
/// </example>
/// <example>
/// <code>Get-SecretMonitorSandbox -Log | Where-Object Outcome -ne Success</code>
/// <para>Tells which calls did not succeed, whose they were, and why.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SecretMonitorSandbox")]
[OutputType(typeof(Sandboxes.Sandbox), typeof(SandboxRequest))]
public sealed class GetSecretMonitorSandboxCommand : SandboxCommand
{
    /// <summary>
    /// Lists the calls instead, oldest first: who called what, and what came of it. The newest 10000 are kept.
    /// </summary>
    [Parameter]
    public SwitchParameter Log { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var servers = string.IsNullOrEmpty(EndpointUrl) ? SandboxSession.All : [Server];
        WriteObject(
            Log ? servers.SelectMany(s => s.Log.Select(entry => DescribeRequest(s, entry))) : servers.Select(Describe),
            enumerateCollection: true);
    }

    private static SandboxRequest DescribeRequest(SandboxServer server, SandboxLogEntry entry) => new()
    {
        Time = entry.Time,
        Service = entry.Service,
        Operation = entry.Operation,
        Principal = entry.Principal,
        Outcome = OutcomeOf(entry),
        StatusCode = entry.Status == 0 ? null : entry.Status,
        ErrorCode = entry.ErrorCode,
        Duration = entry.Duration,
        Note = entry.Note,
        RequestId = entry.RequestId,
        Region = entry.Region,
        SandboxUrl = server.EndpointUrl,
    };

    private static SandboxOutcome OutcomeOf(SandboxLogEntry entry) => entry switch
    {
        { RequestId: null } => SandboxOutcome.Note,
        { Status: 0 } => SandboxOutcome.Unanswered,
        { Status: < 400, ErrorCode: null } => SandboxOutcome.Success,
        { Status: < 500 } => SandboxOutcome.Refused,
        _ => SandboxOutcome.Failed,
    };
}
