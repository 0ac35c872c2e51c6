using Amazon.Runtime;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Patterns;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Asks AWS itself what new patterns match, before anything is switched on: a pattern that AWS reads otherwise than we do
/// would watch nothing, and nobody would know.
/// </summary>
internal sealed class PatternTrial(AwsSession session, IOperationSink sink)
{
    // TestMetricFilter takes no more; TestEventPattern takes one event.
    private const int MostMessages = 50;
    private const int MatchingEvents = 3;
    private const int OtherEvents = 1;

    // Of many filters or rules of one detection, all but the secrets' names is the same.
    private const int MostOfAKind = 3;

    private readonly List<(string Name, Func<CancellationToken, Task> Try)> _trials = [];
    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly object _lock = new();
    private Task? _result;

    /// <summary>Plans to try the pattern of a metric filter.</summary>
    public void AddFilter(string name, Func<(FilterPattern Pattern, ScopedDetection Detection)> design) =>
        Add(name, "logs:TestMetricFilter", cancellation => TryFilterAsync(name, design(), cancellation));

    /// <summary>Plans to try the pattern of a rule.</summary>
    public void AddRule(string name, Func<(EventPattern Pattern, ScopedDetection Detection)> design) =>
        Add(name, "events:TestEventPattern", cancellation => TryRuleAsync(name, design(), cancellation));

    /// <summary>Tries what was added, of many alike some, once; everyone who is about to switch something on waits for all.</summary>
    /// <exception cref="SecretMonitorException">PatternDisagreement.</exception>
    public Task EnsureAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _result ??= Task.WhenAll(_trials.Select(t => t.Try(cancellation)));
        }
    }

    private void Add(string name, string action, Func<CancellationToken, Task> test)
    {
        var kind = action + (MonitorNames.TryParse(name, out _, out var detection) ? detection : name);
        lock (_lock)
        {
            _kinds.TryGetValue(kind, out var count);
            _kinds[kind] = count + 1;
            if (count < MostOfAKind)
            {
                _trials.Add((name, cancellation => TryAsync(name, action, test, cancellation)));
            }
        }
    }

    private async Task TryAsync(
        string name, string action, Func<CancellationToken, Task> test, CancellationToken cancellation)
    {
        try
        {
            await test(cancellation).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (AwsErrors.IsDenied(e) || AwsErrors.IsTransient(e))
        {
            // Not knowing is no reason to leave the secret unwatched.
            sink.Warning($"The pattern of {name} could not be tried before it was switched on ({action}: {e.Message}).");
        }
    }

    private async Task TryFilterAsync(
        string name, (FilterPattern Pattern, ScopedDetection Detection) design, CancellationToken cancellation)
    {
        var messages = design.Detection.Samples().Select(s => s.Message).Distinct(StringComparer.Ordinal).ToList();
        var chosen = Choose(messages, design.Pattern.Matches, MostMessages / 2, MostMessages / 2);
        var answer = await session.Logs.TestMetricFilterAsync(
            new() { FilterPattern = design.Pattern.ToString(), LogEventMessages = chosen }, cancellation)
            .ConfigureAwait(false);
        var matched = answer.Matches.Or().Select(m => (int)(m.EventNumber ?? 0) - 1).ToList();
        for (var i = 0; i < chosen.Count; i++)
        {
            Compare(name, design.Pattern.ToString(), chosen[i], design.Pattern.Matches(chosen[i]), matched.Contains(i));
        }
    }

    private Task TryRuleAsync(
        string name, (EventPattern Pattern, ScopedDetection Detection) design, CancellationToken cancellation)
    {
        var pattern = design.Pattern.ToString();
        var events = design.Detection.Samples().Select(s => s.Event).Distinct(StringComparer.Ordinal).ToList();
        return Task.WhenAll(Choose(events, design.Pattern.Matches, MatchingEvents, OtherEvents).Select(async sample =>
        {
            var answer = await session.EventBridge.TestEventPatternAsync(
                new() { EventPattern = pattern, Event = sample }, cancellation).ConfigureAwait(false);
            if (answer.Result is { } matches)
            {
                Compare(name, pattern, sample, design.Pattern.Matches(sample), matches);
            }
        }));
    }

    private static List<string> Choose(
        IReadOnlyList<string> samples, Func<string, bool> matches, int mostMatching, int mostOthers)
    {
        var byMatch = samples.ToLookup(matches);
        return [.. Spread([.. byMatch[true]], mostMatching), .. Spread([.. byMatch[false]], mostOthers)];
    }

    // Those of one kind stand together: so some from everywhere.
    private static IEnumerable<string> Spread(IReadOnlyList<string> samples, int most)
    {
        var count = Math.Min(most, samples.Count);
        return Enumerable.Range(0, count).Select(i => samples[i * samples.Count / count]);
    }

    private static void Compare(string name, string pattern, string sample, bool expected, bool actual)
    {
        if (expected != actual)
        {
            throw ErrorCatalog.PatternDisagreement(name, pattern, sample, expected);
        }
    }
}
