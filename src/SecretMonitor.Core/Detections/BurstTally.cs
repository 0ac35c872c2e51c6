using SecretMonitor.Secrets;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>
/// Counts bursts: it raises when a principal has read so many secrets within so long, and again only after fewer.
/// </summary>
/// <remarks>
/// Records come in any order, so that reads are kept until the count is asked for. A batch and the records of its
/// secrets tell the same reads; that does no harm, because each secret counts once.
/// </remarks>
internal sealed class BurstTally : IDetectionTally
{
    private readonly Detection _detection;
    private readonly Burst _burst;
    private readonly Dictionary<string, List<Read>> _reads = new(StringComparer.Ordinal);
    private readonly HashSet<(string? Batch, string Secret)> _refused = [];
    private IReadOnlyList<DetectionScope> _scopes = [];

    public BurstTally(Detection detection, Burst burst, IReadOnlyList<DetectionScope> scopes)
    {
        (_detection, _burst) = (detection, burst);
        Watch(scopes);
    }

    public DetectionMatch Match
    {
        get
        {
            EventTally raised = new(_detection.Name);
            foreach (Read read in _reads.Values.SelectMany(Raised).OrderBy(read => read.Record.EventTime))
            {
                raised.Count(read.Record, read.Source);
            }

            return raised.Match;
        }
    }

    public void Watch(IReadOnlyList<DetectionScope> scopes) => _scopes = scopes;

    public void Add(CloudTrailRecord record, string source)
    {
        if (!_scopes.Any(scope => scope.IsPlaceOf(record)))
        {
            return;
        }

        foreach (SecretAccessEvent access in SecretAccessProjection.Project([record], source, [])
            .Where(access => access.SecretId is not null))
        {
            string secret = IdentityOf(access.SecretId!, record);
            if (access.Outcome == AccessOutcome.Success)
            {
                ReadsOf(record).Add(new(record, source, secret));
            }
            else
            {
                // What its batch asked for, it did not get.
                _refused.Add((SecretAccessProjection.BatchOf(record), secret));
            }
        }
    }

    // However a secret was called, and whichever of a batch's records tells of it.
    private static string IdentityOf(string secretId, CloudTrailRecord record) =>
        SecretReference.TryParse(secretId, out SecretReference? secret)
            ? $"{secret.Region ?? record.Region}:{secret.AccountId ?? record.RecipientAccountId}:{secret.LikelyName}"
            : secretId;

    private List<Read> ReadsOf(CloudTrailRecord record)
    {
        string principal = DetectedPrincipal.Of(record).Principal;
        return _reads.TryGetValue(principal, out List<Read>? reads) ? reads : _reads[principal] = [];
    }

    private IEnumerable<Read> Raised(List<Read> reads)
    {
        Dictionary<string, int> inWindow = new(StringComparer.Ordinal);
        bool isRaised = false;
        Read[] ordered =
        [
            .. reads.Where(read => !_refused.Contains((read.Record.RequestId, read.Secret)))
                .OrderBy(read => read.Record.EventTime),
        ];
        for (int first = 0, last = 0; last < ordered.Length; last++)
        {
            Read read = ordered[last];
            inWindow[read.Secret] = inWindow.TryGetValue(read.Secret, out int times) ? times + 1 : 1;
            for (; read.Record.EventTime - ordered[first].Record.EventTime > _burst.Within; first++)
            {
                if (--inWindow[ordered[first].Secret] == 0)
                {
                    inWindow.Remove(ordered[first].Secret);
                }
            }

            bool wasRaised = isRaised;
            isRaised = inWindow.Count >= _burst.Secrets;
            if (isRaised && !wasRaised)
            {
                yield return read;
            }
        }
    }

    private sealed record Read(CloudTrailRecord Record, string Source, string Secret);
}
