namespace SecretMonitor.Sandbox.Services;

/// <summary>The condition keys that follow from tags.</summary>
internal static class TagContext
{
    /// <summary>
    /// <c>aws:ResourceTag/KEY</c> for the resource's tags, <c>aws:RequestTag/KEY</c> for those in the request.
    /// </summary>
    public static Dictionary<string, string> Of(
        IEnumerable<KeyValuePair<string, string>>? resource, IEnumerable<KeyValuePair<string, string>>? request = null)
    {
        Dictionary<string, string> context = new(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in resource ?? [])
        {
            context["aws:ResourceTag/" + tag.Key] = tag.Value;
        }

        foreach (var tag in request ?? [])
        {
            context["aws:RequestTag/" + tag.Key] = tag.Value;
        }

        return context;
    }
}
