using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The operations that write what another object holds: a header names the source.</summary>
internal sealed class CopyOperations(World world, BucketDirectory buckets, ObjectOperations objects)
{
    private const string Source = "x-amz-copy-source";

    public IEnumerable<S3Route> Routes =>
    [
        new("PUT", S3Level.Object, null, "CopyObject", Copy) { Header = Source },
        new("PUT", S3Level.Object, "uploadId", "UploadPartCopy", CopyPart) { Header = Source },
    ];

    private HttpResponse Copy(S3Request request)
    {
        var (from, source) = FindSource(request);
        ObjectOperations.DemandWrite(request);
        var described = objects.Describe(request);
        var replaces = Replaces(request, "x-amz-metadata-directive");
        DemandChange(request, from, source, described, replaces);
        var version = objects.Write(request.Bucket, described with
        {
            Body = source.Body,
            ETag = ObjectHeaders.Tag(Checksum.Md5(source.Body)),
            Checksum = source.Checksum,
            Headers = replaces ? described.Headers : ObjectHeaders.Copied(described, source),
            Tags = Replaces(request, "x-amz-tagging-directive") ? described.Tags : source.Tags,
        });
        return AddSource(from, source, ObjectHeaders.AddWritten(request, version, Answer(Result(
            "CopyObjectResult", version.LastModified, version.ETag))));
    }

    private HttpResponse CopyPart(S3Request request)
    {
        var (from, source) = FindSource(request);
        var range = request.Header(Source + "-range") is { } text
            ? ByteRange.Read(text, source.Body.Length) ?? throw S3Fault.InvalidArgument(
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the "
                    + "zero-based offsets of the first and last bytes to copy",
                Source + "-range",
                text)
            : new(0, source.Body.Length, source.Body.Length);
        var part = MultipartOperations.AddPart(
            request, source.Body.AsSpan(range.First, range.Length).ToArray(), world.Clock.Now);
        return AddSource(from, source, Answer(Result("CopyPartResult", part.LastModified, part.ETag)));
    }

    /// <summary>The source: <c>/BUCKET/KEY?versionId=ID</c>, percent-encoded, the first slash optional.</summary>
    private (S3Request Request, ObjectVersion Version) FindSource(S3Request request)
    {
        var header = request.Header(Source)!;
        var parts = header.Split(["?versionId="], 2, StringSplitOptions.None);
        var path = FormText.Decode(parts[0], plusIsBlank: false).TrimStart('/').Split(['/'], 2);
        if (path is not [_, { Length: > 0 } key])
        {
            throw S3Fault.InvalidArgument(
                "Copy Source must mention the source bucket and key: sourcebucket/sourcekey", Source, header);
        }

        var versionId = parts.Length > 1 ? parts[1] : null;
        S3Request from = new(request.Call, buckets.Get(path[0]), key);
        from.AuthorizeObject(versionId is null ? "GetObject" : "GetObjectVersion");
        var version = ObjectOperations.Find(from, versionId);
        ObjectKey.DemandRead(from, version);
        return ObjectConditions.Failed(request, version, Source + "-") is { } condition
            ? throw S3Fault.PreconditionFailed(condition)
            : ObjectConditions.IsUnchanged(request, version, Source + "-")
                ? throw S3Fault.PreconditionFailed(Source + "-If-None-Match")
                : (from, version);
    }

    /// <summary>S3 copies an object to itself only to change something about it.</summary>
    private static void DemandChange(
        S3Request request, S3Request from, ObjectVersion source, ObjectVersion target, bool replaces)
    {
        var isSame = from.Bucket == request.Bucket && from.Key == request.Key
            && from.Bucket.Newest(from.Key) == source;
        var encryption = request.Call.Request.Headers.Has("x-amz-server-side-encryption");
        if (isSame && !replaces && !encryption && source.StorageClass == target.StorageClass)
        {
            throw new ServiceFault(
                "InvalidRequest",
                "This copy request is illegal because it is trying to copy an object to itself without changing the "
                    + "object's metadata, storage class, website redirect location or encryption attributes.",
                400);
        }
    }

    /// <summary>Whether a directive says that the request brings its own.</summary>
    private static bool Replaces(S3Request request, string directive) => request.Header(directive) switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        { } other => throw S3Fault.InvalidArgument($"Unknown {directive.Substring(6)}.", directive, other),
    };

    private static HttpResponse AddSource(S3Request from, ObjectVersion source, HttpResponse response)
    {
        if (from.Bucket.KnowsVersions)
        {
            response.Headers.Add(Source + "-version-id", source.VersionId);
        }

        return response;
    }

    private static System.Xml.Linq.XElement Result(string name, DateTimeOffset time, string etag) =>
        Element(name, Element("LastModified", Time(time)), Element("ETag", etag));
}
