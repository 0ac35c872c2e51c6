using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The operations on the tags of buckets.</summary>
internal static class BucketTags
{
    private const int Most = 50;

    public static IEnumerable<S3Route> Routes =>
    [
        new("PUT", S3Level.Bucket, "tagging", "PutBucketTagging", Put),
        new("GET", S3Level.Bucket, "tagging", "GetBucketTagging", Get),
        new("DELETE", S3Level.Bucket, "tagging", "DeleteBucketTagging", Delete),
    ];

    /// <summary>Replaces all tags by those of an element.</summary>
    /// <exception cref="ServiceFault">MalformedXML, InvalidTag, BadRequest.</exception>
    public static void Set(Bucket bucket, XElement tagSet)
    {
        var tags = S3Tags.Read(tagSet, "Bucket tag", Most);
        bucket.Tags.Clear();
        foreach (var tag in tags)
        {
            bucket.Tags.Add(tag.Key, tag.Value);
        }
    }

    private static HttpResponse Put(S3Request request)
    {
        request.AuthorizeBucket("PutBucketTagging");
        Checksum.Verify(request.Call.Request.Headers, request.Body);
        Set(request.Bucket, Read(request.Body, "Tagging").Child("TagSet") ?? throw S3Fault.MalformedXml());
        return new(204);
    }

    private static HttpResponse Get(S3Request request)
    {
        request.AuthorizeBucket("GetBucketTagging");
        var bucket = request.Bucket;
        return bucket.Tags.Count > 0
            ? Answer(S3Tags.Describe(bucket.Tags))
            : throw S3Fault.About("NoSuchTagSet", "The TagSet does not exist", 404, ("BucketName", bucket.Name));
    }

    private static HttpResponse Delete(S3Request request)
    {
        request.AuthorizeBucket("PutBucketTagging");
        request.Bucket.Tags.Clear();
        return new(204);
    }
}
