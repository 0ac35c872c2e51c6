using System.Collections;
using SecretMonitor.Detections;

namespace SecretMonitor.Completers;

/// <summary>Completes the name of a detection.</summary>
public sealed class DetectionCompleter : CompleterBase
{
    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, string>> Candidates(IDictionary bound) =>
        DetectionCatalog.All.Select(d => new KeyValuePair<string, string>(d.Name, d.Summary));
}
