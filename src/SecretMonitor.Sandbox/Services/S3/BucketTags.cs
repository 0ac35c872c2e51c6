using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The tags of buckets: S3's rules for them, and the operations on them.</summary>
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
        Dictionary<string, string> tags = new(StringComparer.Ordinal);
        foreach (var tag in tagSet.Children("Tag"))
        {
            var key = tag.Text("Key") ?? throw S3Fault.MalformedXml();
            var value = tag.Text("Value") ?? throw S3Fault.MalformedXml();
            if (Problem(key, value, tags.ContainsKey(key)) is { } problem)
            {
                throw S3Fault.About("InvalidTag", problem, 400, ("TagKey", key));
            }

            tags.Add(key, value);
        }

        if (tags.Count > Most)
        {
            throw new ServiceFault("BadRequest", $"Bucket tag count cannot be greater than {Most}", 400);
        }

        bucket.Tags.Clear();
        foreach (var tag in tags)
        {
            bucket.Tags.Add(tag.Key, tag.Value);
        }
    }

    private static string? Problem(string key, string value, bool isRepeated) =>
        isRepeated ? "Cannot provide multiple Tags with the same key"
        : key.Length is 0 or > 128 ? "The TagKey you have provided is invalid"
        : value.Length > 256 ? "The TagValue you have provided is invalid"
        : key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            ? "System tags cannot be added/updated by requester"
        : null;

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
        var tags = bucket.Tags.Select(t => Element("Tag", Element("Key", t.Key), Element("Value", t.Value)));
        return bucket.Tags.Count > 0
            ? Answer(Element("Tagging", Element("TagSet", tags)))
            : throw S3Fault.About("NoSuchTagSet", "The TagSet does not exist", 404, ("BucketName", bucket.Name));
    }

    private static HttpResponse Delete(S3Request request)
    {
        request.AuthorizeBucket("PutBucketTagging");
        request.Bucket.Tags.Clear();
        return new(204);
    }
}
