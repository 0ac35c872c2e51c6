using Amazon.S3.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Deletes a bucket with everything in it: each version and delete marker. CloudTrail would deliver for some minutes after
/// its trail is gone; without the bucket's policy it may not. What arrives none the less, between emptying and deleting,
/// is deleted too, in another round.
/// </summary>
internal sealed class BucketRemoval(AwsSession session, IOperationSink sink)
{
    private static readonly string[] Passing = ["BucketNotEmpty", "OperationAborted"];

    /// <summary>Empties and deletes.</summary>
    public async Task DeleteAsync(string bucket, CancellationToken cancellation)
    {
        await session.S3.DeleteBucketPolicyAsync(bucket, cancellation).ConfigureAwait(false);
        await new Backoff(session, sink).RetryAsync(
            $"bucket {bucket}", Passing, () => EmptyAndDeleteAsync(bucket, cancellation), cancellation)
            .ConfigureAwait(false);
    }

    private async Task<DeleteBucketResponse> EmptyAndDeleteAsync(string bucket, CancellationToken cancellation)
    {
        ListVersionsRequest request = new() { BucketName = bucket };
        ListVersionsResponse page;
        do
        {
            page = await session.S3.ListVersionsAsync(request, cancellation).ConfigureAwait(false);
            if (page.Versions is { Count: > 0 } versions)
            {
                await session.S3.DeleteObjectsAsync(
                    new()
                    {
                        BucketName = bucket,
                        Quiet = true,
                        Objects = versions
                            .Select(v => new KeyVersion { Key = v.Key, VersionId = v.VersionId }).ToList(),
                    },
                    cancellation).ConfigureAwait(false);
                sink.Verbose($"Deleted {versions.Count} versions from the bucket {bucket}.");
            }

            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);

        // The client's guess of its region is not always the session's.
        return await session.S3.DeleteBucketAsync(
            new DeleteBucketRequest { BucketName = bucket, UseClientRegion = false }, cancellation)
            .ConfigureAwait(false);
    }
}
