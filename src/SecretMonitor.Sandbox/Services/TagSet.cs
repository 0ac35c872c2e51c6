using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services;

/// <summary>The tags of a resource, as the services with a list of Key and Value have them.</summary>
internal sealed class TagSet : SortedDictionary<string, string>
{
    /// <summary>The most tags that AWS lets a resource have.</summary>
    public const int Limit = 50;

    public TagSet()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The tags of a request: structures with Key and Value.</summary>
    public TagSet(IEnumerable<Structure> tags)
        : this() => Put(tags);

    public void Put(IEnumerable<Structure> tags)
    {
        foreach (var tag in tags)
        {
            this[tag.Required("Key")] = tag.Text("Value") ?? "";
        }
    }

    public void Remove(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            Remove(key);
        }
    }

    /// <summary>How many tags there would be with these.</summary>
    public int CountWith(IEnumerable<Structure> tags) =>
        Keys.Union(tags.Select(t => t.Required("Key")), StringComparer.Ordinal).Count();

    public IReadOnlyList<object> ToList() =>
        [.. this.Select(tag => new Structure { ["Key"] = tag.Key, ["Value"] = tag.Value })];
}
