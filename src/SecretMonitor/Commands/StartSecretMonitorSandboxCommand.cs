using System.Management.Automation;
using SecretMonitor.Completers;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Commands;

/// <summary>
/// Starts a local AWS on 127.0.0.1 in which the whole chain works: reads are recorded, delivered, counted, alarmed on and
/// mailed. While it runs it is the default endpoint of the session's commands.
/// </summary>
/// <remarks>IAM actions: none. The local AWS needs no account.</remarks>
/// <example>
/// <code>Start-SecretMonitorSandbox -Speed 60</code>
/// <para>Starts a sandbox in which a minute passes each second.</para>
/// </example>
/// <example>
/// <code>Start-SecretMonitorSandbox -Port 4566 -Path ./sandbox -Wait</code>
/// <para>Serves outside clients until Ctrl+C, and prints the environment variables that they need. However it ends, the
/// same command goes on from the folder.</para>
/// </example>
/// <example>
/// <code>Start-SecretMonitorSandbox -Seed 1 -Fault 'sns:CreateTopic throttle on 1', '*:* reset 5%'</code>
/// <para>Throttles the first CreateTopic, and resets one connection in twenty, each time the same.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "SecretMonitorSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(Sandboxes.Sandbox), typeof(string))]
public sealed class StartSecretMonitorSandboxCommand : CancellableCommand
{
    /// <summary>The port. Default: a free one.</summary>
    [Parameter(Position = 0), ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>Virtual seconds per second. 0: only Step-SecretMonitorSandbox moves the clock. Default: 1.</summary>
    [Parameter, ValidateRange(0.0, 100000.0)]
    public double Speed { get; set; } = 1;

    /// <summary>The region that commands use by default. Default: us-east-1.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter)), ValidatePattern("^[a-z]{2,4}(-[a-z]+)+-\\d+$")]
    public string Region { get; set; } = "us-east-1";

    /// <summary>The account. Default: 123456789012.</summary>
    [Parameter, ValidatePattern("^\\d{12}$")]
    public string AccountId { get; set; } = "123456789012";

    /// <summary>The access key of the root user. Default: a random one.</summary>
    [Parameter, ValidatePattern("^[A-Za-z0-9]{16,128}$")]
    public string? AccessKey { get; set; }

    /// <summary>The secret key of the root user. Default: a random one.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? SecretKey { get; set; }

    /// <summary>What goes wrong: SERVICE:OPERATION KIND [on N[,M...] | PERCENT%], with * for any characters of a name. KIND
    /// is throttle, 500, reset (not handled), lost (handled, not answered), slow DURATION (3s, 250ms) or stale DURATION
    /// (reads do not see the last changes); twice for cloudtrail:deliver and events:deliver. "on" strikes the calls of
    /// these numbers, a percentage so many by chance, neither of them all.</summary>
    [Parameter, ValidateNotNull]
    public string[] Fault { get; set; } = [];

    /// <summary>A folder for all that is in the sandbox, made if it is not there. Started on it again, the sandbox goes on
    /// with what was there, its account, region, keys and seed too. Default: none; all is gone with the sandbox.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Makes ids, keys and the chance of faults the same each time. Default: others each time.</summary>
    [Parameter]
    public int? Seed { get; set; }

    /// <summary>Prints what an outside client needs and serves until it is stopped.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => Port;

    private SandboxOptions Options => new()
    {
        Port = Port,
        Speed = Speed,
        Region = Region,
        AccountId = AccountId,
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        Faults = Fault,
        Seed = Seed,
        Path = Path is null ? null : GetUnresolvedProviderPathFromPSPath(Path),
    };

    /// <inheritdoc/>
    protected override void Run()
    {
        if (!ShouldProcess(Port == 0 ? "a free port of 127.0.0.1" : $"127.0.0.1:{Port}", "Start sandbox"))
        {
            return;
        }

        var server = SandboxServer.Start(Options);
        SandboxSession.Add(server);
        foreach (var name in SandboxCommand.NotTaken(server, MyInvocation.BoundParameters))
        {
            WriteWarning($"-{name} is not taken: what is in '{Path}' began with another.");
        }

        if (!Wait)
        {
            WriteObject(SandboxCommand.Describe(server));
            return;
        }

        try
        {
            WriteObject(SandboxCommand.Variables(server), enumerateCollection: true);
            StopToken.WaitHandle.WaitOne();
        }
        finally
        {
            SandboxSession.Remove(server);
        }
    }
}
