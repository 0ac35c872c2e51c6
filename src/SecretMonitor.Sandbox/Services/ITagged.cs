namespace SecretMonitor.Sandbox.Services;

/// <summary>A service whose resources the tagging API finds by their tags.</summary>
internal interface ITagged
{
    /// <summary>
    /// The tagged resources of a region: ARN and tags, live, so that the tagging API may change them.
    /// </summary>
    IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region);
}
