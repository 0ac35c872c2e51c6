using SecretMonitor.Aws.Evidence;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Detections;
using SecretMonitor.Trails;

namespace SecretMonitor.Parameters;

/// <summary>The backtests of one command, which are fed together.</summary>
internal sealed class BacktestSet
{
    private readonly List<(Backtest Backtest, BacktestSpec Spec, AwsSession? Session)> _all = [];

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>What was found.</summary>
    public IReadOnlyList<DetectionMatch> Matches => [.. _all.SelectMany(b => b.Backtest.Matches)];

    /// <summary>Begins another one.</summary>
    public void Add(BacktestSpec spec, AwsSession? session) => _all.Add((new(spec), spec, session));

    /// <summary>Tries a record on all.</summary>
    public void Try(CloudTrailRecord record, string source) => _all.ForEach(b => b.Backtest.Add(record, source));

    /// <summary>Tries what AWS keeps on each; those that ask for the same are answered together.</summary>
    public async Task AskAsync(
        RecordSource source, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        foreach (var same in _all.GroupBy(b => (
            b.Session, LogGroup: source == RecordSource.LogGroup ? b.Spec.LogGroupName : null,
            Services: string.Join(" ", b.Spec.EventSource))))
        {
            PastRecordQuery query = new()
            {
                EventSource = same.First().Spec.EventSource,
                LogGroupName = same.Key.LogGroup,
                StartTime = from,
                EndTime = to,
            };
            await new PastRecords(same.Key.Session!).ReadAsync(
                source, query, (record, where) => same.ToList().ForEach(b => b.Backtest.Add(record, where)), cancellation)
                .ConfigureAwait(false);
        }
    }
}
