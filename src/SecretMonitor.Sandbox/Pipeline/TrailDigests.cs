using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Services.CloudTrail;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>
/// Log file validation: every hour a digest of each region's log files, whether there were any or not, chained to the
/// digest before and signed, where the log files are. It ends when the trail no longer logs, or validates.
/// </summary>
internal sealed class TrailDigests(World world)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly List<DigestChain> _chains = [];

    public DigestKey Key { get; } = new(world);

    /// <summary>Begins the digests of a trail in a region, unless it validates nothing or they are under way.</summary>
    public DigestChain? Begin(Trail trail, string region)
    {
        if (!trail.Settings.ValidatesFiles)
        {
            return null;
        }

        var chain = _chains.Find(c => c.Trail == trail && c.Region == region);
        if (chain is null)
        {
            _chains.Add(chain = new(trail, region, world.Clock.Now));
            Schedule(chain);
        }

        return chain;
    }

    /// <summary>Takes a file that was delivered.</summary>
    public void Add(Trail trail, string region, string key, byte[] text, IReadOnlyList<TrailRecord> records) =>
        Begin(trail, region)?.Files.Add(new()
        {
            ["s3Bucket"] = trail.Settings.Bucket,
            ["s3Object"] = key,
            ["hashValue"] = DigestKey.Hash(text),
            ["hashAlgorithm"] = "SHA-256",
            ["newestEventTime"] = Iso(records.Max(r => r.EventTime)),
            ["oldestEventTime"] = Iso(records.Min(r => r.EventTime)),
        });

    private void Schedule(DigestChain chain) => world.Clock.Schedule(Interval, () =>
    {
        var isAlive = chain.Trail.Settings.ValidatesFiles && chain.Trail.Status.IsLogging;
        if (isAlive || chain.Files.Count > 0)
        {
            Deliver(chain);
        }

        if (isAlive)
        {
            Schedule(chain);
        }
        else
        {
            _chains.Remove(chain);
        }
    });

    private void Deliver(DigestChain chain)
    {
        var (trail, end) = (chain.Trail, world.Clock.Now);
        var (bucket, key) = (trail.Settings.Bucket, KeyOf(chain, end));
        var text = Encoding.UTF8.GetBytes(JsonText.Compact(Digest(chain, key, end)));
        var hash = DigestKey.Hash(text);
        var signature = Key.Sign(
            $"{Iso(end)}\n{bucket}/{key}\n{hash}\n{chain.Previous?.Signature ?? "null"}");
        var headers = TrailDestinations.FileHeaders(trail);
        headers["x-amz-meta-signature"] = signature;
        headers["x-amz-meta-signature-algorithm"] = DigestKey.Algorithm;
        var error = world.Get<IObjectStore>().Put(trail.Caller, bucket, key, TrailFile.Compress(text), headers);
        trail.Status.Digests.Note(end, error);
        if (error is null)
        {
            chain.Previous = (bucket, key, hash, signature);
            chain.Start = end;
            chain.Files.Clear();
        }
    }

    private JsonObject Digest(DigestChain chain, string key, DateTimeOffset end) => new()
    {
        ["awsAccountId"] = world.AccountId,
        ["digestStartTime"] = Iso(chain.Start),
        ["digestEndTime"] = Iso(end),
        ["digestS3Bucket"] = chain.Trail.Settings.Bucket,
        ["digestS3Object"] = key,
        ["digestPublicKeyFingerprint"] = Key.Fingerprint,
        ["digestSignatureAlgorithm"] = DigestKey.Algorithm,

        // These times compare as text.
        ["newestEventTime"] = chain.Files.Max(f => (string?)f["newestEventTime"]),
        ["oldestEventTime"] = chain.Files.Min(f => (string?)f["oldestEventTime"]),
        ["previousDigestS3Bucket"] = chain.Previous?.Bucket,
        ["previousDigestS3Object"] = chain.Previous?.Key,
        ["previousDigestHashValue"] = chain.Previous?.Hash,
        ["previousDigestHashAlgorithm"] = chain.Previous is null ? null : "SHA-256",
        ["previousDigestSignature"] = chain.Previous?.Signature,
        ["logFiles"] = new JsonArray([.. chain.Files.Select(f => f.DeepClone())]),
    };

    private string KeyOf(DigestChain chain, DateTimeOffset end)
    {
        var folder = end.UtcDateTime.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
        var time = end.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var (trail, region) = (chain.Trail, chain.Region);
        return $"{trail.KeyPrefix}CloudTrail-Digest/{region}/{folder}/"
            + $"{world.AccountId}_CloudTrail-Digest_{region}_{trail.Name}_{trail.HomeRegion}_{time}.json.gz";
    }

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
