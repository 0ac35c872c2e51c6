using System.Diagnostics;
using Amazon.CloudWatch.Model;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Alarms;

/// <summary>Reads the state of alarms, and why they are in it.</summary>
public sealed class AlarmReader(AwsSession session, IOperationSink sink)
{
    // DescribeAlarms takes and answers no more.
    private const int MostPerCall = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The alarms that are meant, by name; those that do not exist, or are of no monitor, are left out.
    /// </summary>
    public Task<IReadOnlyList<AlarmState>> GetAsync(AlarmQuery query, CancellationToken cancellation) =>
        session.GuardAsync(Target(query), () => ReadAsync(query, cancellation), cancellation);

    /// <summary>Waits until an alarm that is meant is in the state; asks once a second.</summary>
    /// <returns>Those that are in the state.</returns>
    /// <exception cref="SecretMonitorException">AlarmNotFound: none is meant. AlarmWaitTimedOut.</exception>
    public Task<IReadOnlyList<AlarmState>> WaitForAsync(
        AlarmQuery query, string stateValue, TimeSpan timeout, CancellationToken cancellation) =>
        session.GuardAsync<IReadOnlyList<AlarmState>>(Target(query), async () =>
        {
            var watch = Stopwatch.StartNew();
            while (true)
            {
                var alarms = await ReadAsync(query, cancellation).ConfigureAwait(false);
                if (alarms.Count == 0)
                {
                    throw ErrorCatalog.AlarmNotFound(Target(query), session.AccountId, session.Region);
                }

                var there = alarms
                    .Where(a => a.StateValue.Equals(stateValue, StringComparison.OrdinalIgnoreCase)).ToList();
                if (there.Count > 0)
                {
                    return there;
                }

                if (watch.Elapsed >= timeout)
                {
                    throw ErrorCatalog.AlarmWaitTimedOut(Target(query), stateValue, timeout);
                }

                var percent = (int)(100 * watch.Elapsed.Ticks / timeout.Ticks);
                sink.Progress($"Waiting for {stateValue}", Target(query), percent);
                var left = timeout - watch.Elapsed;
                await Task.Delay(left < Pause && left > TimeSpan.Zero ? left : Pause, cancellation)
                    .ConfigureAwait(false);
            }
        }, cancellation);

    /// <summary>
    /// The state with the accesses that caused it, found in the monitor's log group by the deployed filter pattern
    /// and the datapoints that CloudWatch names; in CloudTrail's event history where there is no log group.
    /// </summary>
    public Task<AlarmState> ExplainAsync(AlarmState state, CancellationToken cancellation) => session.GuardAsync(
        state.AlarmName,
        async () => state with
        {
            Access = await new AlarmCauses(session, sink).FindAsync(state, cancellation).ConfigureAwait(false),
        },
        cancellation);

    private static string Target(AlarmQuery query) =>
        query.AlarmName.Count > 0 ? string.Join(", ", query.AlarmName)
        : query.MonitorName.Count > 0 ? string.Join(", ", query.MonitorName)
        : "any monitor";

    private async Task<IReadOnlyList<AlarmState>> ReadAsync(AlarmQuery query, CancellationToken cancellation)
    {
        var alarms = query.AlarmName.Count > 0
            ? await ReadNamedAsync(query.AlarmName, cancellation).ConfigureAwait(false)
            : await ReadOfMonitorsAsync(new(query.MonitorName), cancellation).ConfigureAwait(false);
        return alarms.Select(Describe).OfType<AlarmState>().OrderBy(a => a.AlarmName, StringComparer.Ordinal).ToList();
    }

    private async Task<IReadOnlyList<MetricAlarm>> ReadNamedAsync(
        IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var calls = names.Distinct(StringComparer.Ordinal).Select((name, i) => (name, i))
            .GroupBy(p => p.i / MostPerCall, p => p.name)
            .Select(page => session.CloudWatch.DescribeAlarmsAsync(
                new() { AlarmNames = page.ToList(), MaxRecords = MostPerCall }, cancellation));
        return (await Task.WhenAll(calls).ConfigureAwait(false)).SelectMany(a => a.MetricAlarms.Or()).ToList();
    }

    private async Task<IReadOnlyList<MetricAlarm>> ReadOfMonitorsAsync(
        NamePattern monitors, CancellationToken cancellation)
    {
        var prefix = monitors.OnlyName is { } name ? $"{MonitorNames.Prefix}{name}-" : MonitorNames.Prefix;
        var alarms = await new DeploymentReader(session).ReadAlarmsAsync(prefix, cancellation).ConfigureAwait(false);
        return alarms
            .Where(a => MonitorNames.TryParse(a.AlarmName, out var monitor, out _) && monitors.Matches(monitor))
            .ToList();
    }

    private AlarmState? Describe(MetricAlarm alarm) =>
        !MonitorNames.TryParse(alarm.AlarmName, out var monitor, out var detection) ? null : new()
        {
            AlarmName = alarm.AlarmName,
            MonitorName = monitor,
            Detection = detection,
            StateValue = alarm.StateValue?.Value ?? "INSUFFICIENT_DATA",
            StateReason = alarm.StateReason,
            StateUpdatedTimestamp = alarm.StateUpdatedTimestamp is { } time
                ? new DateTimeOffset(time.ToUniversalTime())
                : null,
            ActionsEnabled = alarm.ActionsEnabled ?? true,
            Region = session.Region,
            SandboxUrl = session.SandboxUrl,
        };
}
