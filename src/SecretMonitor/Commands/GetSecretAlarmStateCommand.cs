using System.Management.Automation;
using SecretMonitor.Aws.Alarms;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Commands;

/// <summary>Tells the state of monitors' alarms, waits for a state, and explains it by the accesses that caused it.</summary>
/// <remarks>
/// IAM actions: cloudwatch:DescribeAlarms; with Explain also cloudwatch:DescribeAlarmHistory,
/// logs:DescribeMetricFilters, logs:FilterLogEvents, and without a log group cloudtrail:LookupEvents.
/// </remarks>
/// <example>
/// <code>Get-SecretAlarmState</code>
/// <para>The state of every alarm of every monitor.</para>
/// </example>
/// <example>
/// <code>Get-SecretMonitor top-secret-info | Get-SecretAlarmState -WaitFor ALARM -Explain</code>
/// <para>Waits until an alarm of the monitor goes off, and tells who read the secret.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SecretAlarmState")]
[OutputType(typeof(AlarmState))]
public sealed class GetSecretAlarmStateCommand : AwsCommand
{
    // Alarms of monitors down the pipeline are asked for together: CloudWatch takes a hundred names a call.
    private const int MostPerCall = 100;

    private readonly List<(AwsSession Session, string Name)> _named = [];

    /// <summary>Names of monitors; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MonitorCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] MonitorName { get; set; } = ["*"];

    /// <summary>Only these alarms, by name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] AlarmName { get; set; } = [];

    /// <summary>Waits until an alarm is in this state, and returns those that are.</summary>
    [Parameter]
    [ValidateSet("OK", "ALARM", "INSUFFICIENT_DATA")]
    public string? WaitFor { get; set; }

    /// <summary>How long WaitFor waits. Default: 900.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = 900;

    /// <summary>Adds the accesses that caused the state.</summary>
    [Parameter]
    public SwitchParameter Explain { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => MonitorName;

    /// <inheritdoc/>
    protected override void EndProcessing() =>
        Guard(() => _named.Select(n => n.Session).Distinct().ToList().ForEach(WriteNamed));

    /// <inheritdoc/>
    private protected override void Run(AwsSession session)
    {
        // A monitor down the pipeline says itself which alarms it has; it may have none.
        if (WaitFor is null && MyInvocation.BoundParameters.ContainsKey(nameof(AlarmName)))
        {
            _named.AddRange(AlarmName.Select(name => (session, name)));
            if (_named.Count(n => n.Session == session) >= MostPerCall)
            {
                WriteNamed(session);
            }

            return;
        }

        var states = Write(session, new() { MonitorName = MonitorName, AlarmName = AlarmName });
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(AlarmName)))
        {
            foreach (var name in MonitorName.Where(
                n => !WildcardPattern.ContainsWildcardCharacters(n) && states.All(s => s.MonitorName != n)))
            {
                WriteError(ErrorCatalog.AlarmNotFound(name, session.AccountId, session.Region).ToErrorRecord());
            }
        }
    }

    private void WriteNamed(AwsSession session)
    {
        var names = _named.Where(n => n.Session == session).Select(n => n.Name).ToList();
        _named.RemoveAll(n => n.Session == session);
        if (names.Count > 0)
        {
            Write(session, new() { AlarmName = names });
        }
    }

    private IReadOnlyList<AlarmState> Write(AwsSession session, AlarmQuery query)
    {
        var states = Await((pump, c) => ReadAsync(new(session, pump), query, c));
        WriteObject(states, enumerateCollection: true);
        return states;
    }

    private async Task<IReadOnlyList<AlarmState>> ReadAsync(AlarmReader reader, AlarmQuery query, CancellationToken cancellation)
    {
        var states = WaitFor is null
            ? await reader.GetAsync(query, cancellation).ConfigureAwait(false)
            : await reader.WaitForAsync(query, WaitFor, TimeSpan.FromSeconds(TimeoutSeconds), cancellation).ConfigureAwait(false);
        return Explain
            ? await Task.WhenAll(states.Select(s => reader.ExplainAsync(s, cancellation))).ConfigureAwait(false)
            : states;
    }
}
