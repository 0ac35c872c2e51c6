namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>How keys are listed: which ones, rolled up at which delimiter, how many at once.</summary>
internal sealed record Listing
{
    private const int LargestPage = 1000;

    public required string Prefix { get; init; }

    /// <summary>Keys that share what stands before it, after the prefix, are one entry; null: none are.</summary>
    public string? Delimiter { get; init; }

    public required int Size { get; init; }

    public bool EncodesNames { get; init; }

    /// <summary>The listing that a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="size">The parameter for the size of a page: <c>max-keys</c>.</param>
    /// <exception cref="ServiceFault">InvalidArgument.</exception>
    public static Listing Of(S3Request request, string size)
    {
        if (request.Parameter("encoding-type") is not (null or "url") and var encoding)
        {
            throw S3Fault.InvalidArgument("Invalid Encoding Method specified in Request", "encoding-type", encoding);
        }

        return new()
        {
            Prefix = request.Parameter("prefix") ?? "",
            Delimiter = request.Parameter("delimiter") is { Length: > 0 } delimiter ? delimiter : null,
            Size = Math.Min(request.Number(size) ?? LargestPage, LargestPage),
            EncodesNames = request.Parameter("encoding-type") is not null,
        };
    }

    /// <summary>A name as it is written: percent-encoded if that was asked for.</summary>
    public string? Encode(string? name) =>
        EncodesNames && name is not null ? Uri.EscapeDataString(name).Replace("%2F", "/") : name;

    /// <summary>The entries after a marker, and whether more follow.</summary>
    /// <param name="versions">All versions, in the order of their keys, the newest of each first.</param>
    /// <param name="marker">The last key or common prefix of the page before.</param>
    /// <param name="versionMarker">The last version of the page before, where each version is listed.</param>
    public (IReadOnlyList<ListingEntry> Entries, bool IsTruncated) Page(
        IEnumerable<ObjectVersion> versions, string? marker, string? versionMarker = null)
    {
        List<ListingEntry> page = [];
        if (Size == 0)
        {
            return (page, false);
        }

        foreach (var entry in Entries(After(versions, marker, versionMarker)))
        {
            if (entry.Version is null && entry.Name == marker)
            {
                continue;
            }

            if (page.Count == Size)
            {
                return (page, true);
            }

            page.Add(entry);
        }

        return (page, false);
    }

    private static IEnumerable<ObjectVersion> After(
        IEnumerable<ObjectVersion> versions, string? marker, string? versionMarker)
    {
        var isPastVersion = string.IsNullOrEmpty(versionMarker);
        foreach (var version in versions)
        {
            var order = marker is null ? 1 : KeyOrder.Instance.Compare(version.Key, marker);
            if (order > 0 || (order == 0 && isPastVersion && !string.IsNullOrEmpty(versionMarker)))
            {
                yield return version;
            }
            else if (order == 0 && version.VersionId == versionMarker)
            {
                isPastVersion = true;
            }
        }
    }

    private IEnumerable<ListingEntry> Entries(IEnumerable<ObjectVersion> versions)
    {
        string? rolledUp = null;
        foreach (var version in versions.Where(v => v.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var end = Delimiter is null ? -1 : version.Key.IndexOf(Delimiter, Prefix.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                yield return new(version.Key, version);
                continue;
            }

            var common = version.Key.Substring(0, end + Delimiter!.Length);
            if (common != rolledUp)
            {
                yield return new(rolledUp = common, null);
            }
        }
    }
}
