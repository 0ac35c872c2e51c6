using System.Text.Json.Nodes;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>The digests of a trail in a region, each signed over the one before.</summary>
internal sealed class DigestChain(Trail trail, string region, DateTimeOffset start)
{
    public Trail Trail { get; } = trail;

    public string Region { get; } = region;

    /// <summary>Where the present hour began.</summary>
    public DateTimeOffset Start { get; set; } = start;

    /// <summary>The files delivered since, as a digest lists them.</summary>
    public List<JsonObject> Files { get; } = [];

    /// <summary>The last digest's key, hash and signature; null: this is the first.</summary>
    public (string Bucket, string Key, string Hash, string Signature)? Previous { get; set; }
}
