namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>All buckets: their names are one space over all regions.</summary>
internal sealed class BucketDirectory
{
    private readonly SortedDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    public IEnumerable<Bucket> All => _buckets.Values;

    public Bucket? Find(string name) => _buckets.TryGetValue(name, out var bucket) ? bucket : null;

    public Bucket Get(string name) => Find(name) ?? throw S3Fault.NoSuchBucket(name);

    public void Add(Bucket bucket) => _buckets.Add(bucket.Name, bucket);

    public void Remove(Bucket bucket) => _buckets.Remove(bucket.Name);
}
