using System.Xml.Linq;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A bucket: its objects in all their versions, its settings and its uploads in progress.</summary>
internal sealed class Bucket(string name, string region, DateTimeOffset created)
{
    /// <summary>The id of versions that were written while versioning was not enabled.</summary>
    public const string NullVersion = "null";

    private readonly SortedDictionary<string, List<ObjectVersion>> _objects = new(KeyOrder.Instance);

    public string Name { get; } = name;

    public string Region { get; } = region;

    public DateTimeOffset Created { get; } = created;

    public string Arn { get; } = $"arn:{World.PartitionOf(region)}:s3:::{name}";

    /// <summary>The policy as it was sent.</summary>
    public string? Policy { get; set; }

    /// <summary>The settings as XML, by the name of their subresource.</summary>
    public Dictionary<string, XElement> Settings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, MultipartUpload> Uploads { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => _objects.Count == 0;

    /// <summary>Whether versioning was ever enabled: then answers name versions.</summary>
    public bool KnowsVersions => Versioning is not null;

    public bool EnforcesOwner => Settings.TryGetValue("ownershipControls", out var controls)
        && controls.Child("Rule")?.Text("ObjectOwnership") == "BucketOwnerEnforced";

    /// <summary>All keys in order, each with its versions, the newest first.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<ObjectVersion>>> Objects =>
        _objects.Select(o => new KeyValuePair<string, IReadOnlyList<ObjectVersion>>(o.Key, o.Value));

    private string? Versioning => Settings.TryGetValue("versioning", out var setting) ? setting.Text("Status") : null;

    /// <summary>Whether one of the four public access blocks is on.</summary>
    public bool Restricts(string block) =>
        Settings.TryGetValue("publicAccessBlock", out var blocks) && blocks.Text(block) == "true";

    /// <summary>The newest version of a key, be it a delete marker; null when there is none.</summary>
    public ObjectVersion? Newest(string key) => _objects.TryGetValue(key, out var versions) ? versions[0] : null;

    public ObjectVersion? Find(string key, string versionId) =>
        _objects.TryGetValue(key, out var versions) ? versions.Find(v => v.VersionId == versionId) : null;

    /// <summary>
    /// Puts a version on top. Unless versioning is enabled it is the null version, and takes an earlier one's place.
    /// </summary>
    /// <param name="version">The version, without an id.</param>
    /// <param name="newId">An id for a version that gets one.</param>
    public ObjectVersion Write(ObjectVersion version, Func<string> newId)
    {
        var isEnabled = Versioning == "Enabled";
        if (!isEnabled)
        {
            Remove(version.Key, NullVersion);
        }

        var written = version with { VersionId = isEnabled ? newId() : NullVersion };
        if (!_objects.TryGetValue(version.Key, out var versions))
        {
            _objects[version.Key] = versions = [];
        }

        versions.Insert(0, written);
        return written;
    }

    /// <summary>Puts a version in the place of another.</summary>
    public void Replace(ObjectVersion version, ObjectVersion changed)
    {
        var versions = _objects[version.Key];
        versions[versions.IndexOf(version)] = changed;
    }

    /// <summary>Takes one version away for good.</summary>
    public void Remove(string key, string versionId)
    {
        if (_objects.TryGetValue(key, out var versions)
            && versions.RemoveAll(v => v.VersionId == versionId) > 0 && versions.Count == 0)
        {
            _objects.Remove(key);
        }
    }
}
