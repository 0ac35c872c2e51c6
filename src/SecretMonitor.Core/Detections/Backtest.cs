using SecretMonitor.Errors;
using SecretMonitor.Secrets;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>
/// Tells what detections would have raised on past records, which are passed one by one, in any order, with duplicates.
/// </summary>
/// <remarks>
/// A pattern knows a secret by its exact forms, and a person may know less than the archive: so a full ARN in a record
/// that denotes a secret given by name or partial ARN is taken up as a form of it.
/// </remarks>
public sealed class Backtest
{
    private readonly BacktestSpec _spec;
    private readonly IReadOnlyList<AllowedPrincipal> _allowed;
    private readonly IReadOnlyList<IDetectionTally> _tallies;
    private readonly List<SecretReference> _secrets;
    private readonly ProbeSieve _probes = new();

    /// <summary>Begins a backtest.</summary>
    /// <exception cref="SecretMonitorException">A name is none of the legal ones, or something is missing.</exception>
    public Backtest(BacktestSpec spec)
    {
        _spec = spec;
        _allowed = [.. spec.AllowedPrincipal.Select(text => Read(
            "AllowedPrincipal", text, AllowedPrincipal.Parse, "account ids, ARNs of users, roles and sessions, services"))];
        _secrets = [.. spec.SecretId.Select(id => Read("SecretId", id, Parse, "names and ARNs of secrets")).Distinct()];
        IEnumerable<Detection> detections = spec.Detection.Count > 0
            ? spec.Detection.Select(name => Read(
                "Detection", name, DetectionCatalog.Find, string.Join(", ", DetectionCatalog.All))).Distinct()
            : DetectionCatalog.Defaults(hasAllowList: _allowed.Count > 0);
        _tallies = [.. detections.Select(detection => Read(
            "Detection", detection.Name, _ => DetectionTally.Of(detection, Scopes()),
            "UnexpectedPrincipal only with -AllowedPrincipal, and MonitorTampering only with a monitor"))];
    }

    /// <summary>What was found, one for each detection.</summary>
    public IReadOnlyList<DetectionMatch> Matches
    {
        get
        {
            foreach ((CloudTrailRecord record, string source) in _probes.Release())
            {
                Try(record, source);
            }

            return [.. _tallies.Select(t => t.Match with { SecretId = _spec.SecretId, MonitorName = _spec.MonitorName })];
        }
    }

    /// <summary>Tries the detections on a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="source">Where it was found: <see cref="SecretAccessEvent.Source"/>.</param>
    public void Add(CloudTrailRecord record, string source)
    {
        if (!_spec.ExcludeProbe || _probes.Passes(record, source))
        {
            Try(record, source);
        }
    }

    private void Try(CloudTrailRecord record, string source)
    {
        if (FindFullArn(record) is { } secret && !_secrets.Contains(secret))
        {
            _secrets.Add(secret);
            IReadOnlyList<DetectionScope> scopes = Scopes();
            foreach (IDetectionTally tally in _tallies)
            {
                tally.Watch(scopes);
            }
        }

        foreach (IDetectionTally tally in _tallies)
        {
            tally.Add(record, source);
        }
    }

    // AWS too takes an ARN that may be full for a full one.
    private static SecretReference Parse(string id) =>
        SecretPattern.IsMeant(id) ? SecretReference.ParsePattern(id)
        : SecretReference.Parse(id) is { IsAmbiguous: false } secret ? secret : SecretReference.FromArn(id);

    private static T Read<T>(string parameter, string text, Func<string, T> parse, string legal)
    {
        try
        {
            return parse(text);
        }
        catch (ArgumentException e)
        {
            throw ErrorCatalog.InvalidParameterValue(parameter, text, legal, e);
        }
    }

    private SecretReference? FindFullArn(CloudTrailRecord record)
    {
        string? id = SecretAccessProjection.SecretIdOf(record);
        return SecretReference.TryParse(id, out SecretReference? found) && found.IsAmbiguous
            && _secrets.Any(known => known is { IsExact: false, IsPattern: false } && known.Matches(id))
                ? SecretReference.FromArn(id!)
                : null;
    }

    // Secrets of several places are watched apart: the same name is another secret elsewhere.
    private IReadOnlyList<DetectionScope> Scopes() =>
    [
        .. _secrets.GroupBy(s => (s.Region, s.AccountId)).Select(place =>
            new DetectionScope([.. place]) { AllowedPrincipals = _allowed, Resources = _spec.Resources }),
    ];
}
