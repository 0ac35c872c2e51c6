using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The tags of objects: each version has its own, and an object can bring them in a header.</summary>
internal static class ObjectTags
{
    private const string Kind = "Object tags";
    private const int Most = 10;

    public static IEnumerable<S3Route> Routes =>
    [
        new("PUT", S3Level.Object, "tagging", "PutObjectTagging", Put),
        new("GET", S3Level.Object, "tagging", "GetObjectTagging", Get),
        new("DELETE", S3Level.Object, "tagging", "DeleteObjectTagging", Delete),
    ];

    /// <summary>The tags in a write's header. Setting them needs a permission of its own.</summary>
    /// <exception cref="ServiceFault">AccessDenied, InvalidTag, BadRequest.</exception>
    public static IReadOnlyDictionary<string, string> OfHeader(S3Request request)
    {
        if (request.Header("x-amz-tagging") is not { Length: > 0 } header)
        {
            return new Dictionary<string, string>();
        }

        request.AuthorizeObject("PutObjectTagging");
        return S3Tags.Read(header, Kind, Most);
    }

    private static HttpResponse Put(S3Request request)
    {
        var version = Find(request, "Put");
        Checksum.Verify(request.Call.Request.Headers, request.Body);
        var tagSet = Read(request.Body, "Tagging").Child("TagSet") ?? throw S3Fault.MalformedXml();
        request.Bucket.Replace(version, version with { Tags = S3Tags.Read(tagSet, Kind, Most) });
        return About(request, version, new(200));
    }

    private static HttpResponse Get(S3Request request)
    {
        var version = Find(request, "Get");
        return About(request, version, Answer(S3Tags.Describe(version.Tags)));
    }

    private static HttpResponse Delete(S3Request request)
    {
        var version = Find(request, "Delete");
        request.Bucket.Replace(version, version with { Tags = new Dictionary<string, string>() });
        return About(request, version, new(204));
    }

    private static ObjectVersion Find(S3Request request, string verb)
    {
        request.AuthorizeObject(verb + (request.VersionId is null ? "ObjectTagging" : "ObjectVersionTagging"));
        return ObjectOperations.Find(request, request.VersionId);
    }

    private static HttpResponse About(S3Request request, ObjectVersion version, HttpResponse response)
    {
        ObjectHeaders.AddVersion(response, request.Bucket, version);
        return response;
    }
}
