using Amazon.S3;
using Amazon.S3.Model;
using SecretMonitor.Aws.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The tags of a bucket, which S3 sets all at once.</summary>
internal sealed class BucketTags(AwsSession session, string bucket)
{
    /// <summary>The tags; empty where there are none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var answer = await session.S3.GetBucketTaggingAsync(new() { BucketName = bucket }, cancellation)
                .ConfigureAwait(false);
            return answer.TagSet.Or().ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchTagSet")
        {
            return new Dictionary<string, string>();
        }
    }

    /// <summary>Sets all tags.</summary>
    public Task WriteAsync(ResourceTags tags, CancellationToken cancellation) => session.S3.PutBucketTaggingAsync(
        new() { BucketName = bucket, TagSet = tags.As((key, value) => new Tag { Key = key, Value = value }) },
        cancellation);

    /// <summary>Whether there is nothing in the bucket, old versions included.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        var page = await session.S3.ListVersionsAsync(
            new ListVersionsRequest { BucketName = bucket, MaxKeys = 1 }, cancellation).ConfigureAwait(false);
        return page.Versions.Or().Count == 0;
    }
}
