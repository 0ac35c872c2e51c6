using SecretMonitor.Sandbox.Authentication;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>S3, as CloudTrail sees it.</summary>
internal interface IObjectStore
{
    bool BucketExists(string bucket);

    /// <summary>
    /// Whether the bucket's policy lets CloudTrail read the ACL and write below a prefix (CreateTrail's check).
    /// </summary>
    bool AllowsDelivery(ServiceCaller caller, string bucket, string keyPrefix);

    /// <summary>Writes an object as a service, with the ACL header <c>bucket-owner-full-control</c>.</summary>
    /// <returns>
    /// Null when it was written; otherwise S3's error code: <c>AccessDenied</c>, <c>NoSuchBucket</c>.
    /// </returns>
    string? Put(
        ServiceCaller caller, string bucket, string key, byte[] body, IReadOnlyDictionary<string, string> headers);
}
