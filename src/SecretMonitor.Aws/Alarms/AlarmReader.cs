using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Alarms;

/// <summary>Reads the state of alarms and why they are in it.</summary>
#pragma warning disable CS9113
public sealed class AlarmReader(AwsSession session, IOperationSink sink)
{
    /// <summary>The alarms that are meant, by name, 100 per call.</summary>
    public Task<IReadOnlyList<AlarmState>> GetAsync(AlarmQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Waits until an alarm that is meant is in the state, and returns those that are.</summary>
    public Task<IReadOnlyList<AlarmState>> WaitForAsync(
        AlarmQuery query, string stateValue, TimeSpan timeout, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>The state with the accesses that caused it.</summary>
    public Task<AlarmState> ExplainAsync(AlarmState state, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
