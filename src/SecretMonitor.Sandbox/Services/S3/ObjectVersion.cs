namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A version of an object, or a delete marker.</summary>
internal sealed record ObjectVersion
{
    public required string Key { get; init; }

    public string VersionId { get; init; } = Bucket.NullVersion;

    public bool IsDeleteMarker { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>The entity tag in its quotes: the MD5 of the body, or of the parts' MD5s and their number.</summary>
    public string ETag { get; init; } = "";

    public required DateTimeOffset LastModified { get; init; }

    public string StorageClass { get; init; } = "STANDARD";

    /// <summary>The headers that were stored with it, and go with it: type, encoding, metadata, encryption.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The lengths of the parts that it was uploaded in; empty: it was uploaded whole.</summary>
    public IReadOnlyList<int> Parts { get; init; } = [];

    /// <summary>The checksum that it was sent with; given back on request.</summary>
    public ObjectChecksum? Checksum { get; init; }
}
