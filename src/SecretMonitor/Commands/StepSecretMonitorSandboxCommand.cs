using System.Management.Automation;

namespace SecretMonitor.Commands;

/// <summary>Moves a sandbox's clock on and does everything that comes due on the way: deliveries, evaluations, deletions.</summary>
/// <remarks>IAM actions: none. The local AWS needs no account.</remarks>
/// <example>
/// <code>Start-SecretMonitorSandbox -Speed 0; Step-SecretMonitorSandbox -By 00:05:00</code>
/// <para>Five minutes pass at once.</para>
/// </example>
[Cmdlet(VerbsCommon.Step, "SecretMonitorSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(Sandboxes.Sandbox))]
public sealed class StepSecretMonitorSandboxCommand : SandboxCommand
{
    /// <summary>How far. Default: one minute.</summary>
    [Parameter(Position = 0)]
    public TimeSpan By { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override void Run()
    {
        var server = Server;
        if (By < TimeSpan.Zero)
        {
            throw Errors.ErrorCatalog.InvalidParameterValue(nameof(By), By, "a time span that is not negative, such as 00:05:00");
        }

        if (!ShouldProcess($"sandbox at {server.EndpointUrl}", $"Step by {By}"))
        {
            return;
        }

        Await((_, _) => Task.Run(() => server.Step(By)));
        WriteObject(Describe(server));
    }
}
