using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>The words of an alert that differ between detections.</summary>
/// <param name="Headline">What happened; <c>{0}</c> is the secret.</param>
/// <param name="Doer">What the caller is called: <c>Read by</c>.</param>
/// <param name="Advice">What to do.</param>
internal sealed record AlertWording(string Headline, string Doer, string Advice)
{
    /// <summary>How the call ended, where the detection knows; null where only the record does.</summary>
    public AccessOutcome? Outcome { get; init; }

    /// <summary>Whether the whole request is of interest, rather than which secret it named.</summary>
    public bool ShowsRequest { get; init; }
}
