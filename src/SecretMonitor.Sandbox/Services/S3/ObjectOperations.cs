using System.Text;
using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The operations on single objects, and DeleteObjects.</summary>
internal sealed class ObjectOperations(World world)
{
    private const int MostDeleted = 1000;
    private const int LongestKey = 1024;

    private static readonly string[] StorageClasses =
    [
        "DEEP_ARCHIVE", "GLACIER", "GLACIER_IR", "INTELLIGENT_TIERING", "ONEZONE_IA", "REDUCED_REDUNDANCY",
        "STANDARD", "STANDARD_IA",
    ];

    /// <summary>Headers of a write that policies can ask for.</summary>
    private static readonly string[] ContextHeaders =
    [
        "x-amz-acl", "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id",
        "x-amz-storage-class",
    ];

    public IEnumerable<S3Route> Routes =>
    [
        new("PUT", S3Level.Object, null, "PutObject", Put),
        new("GET", S3Level.Object, "acl", "GetObjectAcl", GetAcl),
        new("PUT", S3Level.Object, "acl", "PutObjectAcl", PutAcl),
        new("GET", S3Level.Object, null, "GetObject", Get),
        new("HEAD", S3Level.Object, null, "HeadObject", Get),
        new("DELETE", S3Level.Object, null, "DeleteObject", Delete),
        new("POST", S3Level.Bucket, "delete", "DeleteObjects", DeleteMany),
    ];

    /// <summary>The object that a request's headers describe, without its body.</summary>
    public ObjectVersion Describe(S3Request request)
    {
        if (Encoding.UTF8.GetByteCount(request.Key) > LongestKey)
        {
            throw new ServiceFault("KeyTooLongError", "Your key is too long", 400);
        }

        if (request.Header("x-amz-acl") is not (null or "bucket-owner-full-control") && request.Bucket.EnforcesOwner)
        {
            throw S3Fault.AclNotSupported();
        }

        var storageClass = request.Header("x-amz-storage-class") ?? "STANDARD";
        if (!StorageClasses.Contains(storageClass))
        {
            throw new ServiceFault("InvalidStorageClass", "The storage class you specified is not valid", 400);
        }

        if (request.Header("x-amz-server-side-encryption") is { } method
            && method is not ("AES256" or "aws:kms" or "aws:kms:dsse"))
        {
            throw S3Fault.InvalidArgument(
                "The encryption method specified is not supported", "x-amz-server-side-encryption", method);
        }

        return new()
        {
            Key = request.Key,
            LastModified = world.Clock.Now,
            StorageClass = storageClass,
            Headers = ObjectKey.Demand(request, ObjectHeaders.Stored(request)),
            Tags = ObjectTags.OfHeader(request),
        };
    }

    private static (string, string?)[] WriteContext(S3Request request) =>
        [.. ContextHeaders.Select(h => ("s3:" + h, request.Header(h)))];

    /// <summary>Refuses a write unless policies and the request's own conditions allow it.</summary>
    public static void DemandWrite(S3Request request)
    {
        request.AuthorizeObject("PutObject", WriteContext(request));
        var present = request.Bucket.Newest(request.Key) is { IsDeleteMarker: false } newest ? newest : null;
        if (request.Header("If-None-Match") is not null && present is not null)
        {
            throw S3Fault.PreconditionFailed("If-None-Match");
        }

        if (request.Header("If-Match") is { } tag)
        {
            if (present is null)
            {
                throw S3Fault.NoSuchKey(request.Key);
            }

            if (!ObjectConditions.Matches(tag, present.ETag))
            {
                throw S3Fault.PreconditionFailed("If-Match");
            }
        }
    }

    /// <summary>Writes an object's version.</summary>
    public ObjectVersion Write(Bucket bucket, ObjectVersion version) =>
        bucket.Write(version, () => world.Random.Letters(32));

    private HttpResponse Put(S3Request request)
    {
        DemandWrite(request);
        var checksum = Checksum.Verify(request.Call.Request.Headers, request.Body);
        var version = Write(request.Bucket, Describe(request) with
        {
            Body = request.Body,
            ETag = ObjectHeaders.Tag(Checksum.Md5(request.Body)),
            Checksum = checksum,
        });
        HttpResponse response = new(200) { Headers = { { "ETag", version.ETag } } };
        ObjectHeaders.AddChecksum(response, version);
        return ObjectHeaders.AddWritten(request, version, response);
    }

    private HttpResponse Get(S3Request request)
    {
        request.AuthorizeObject(request.VersionId is null ? "GetObject" : "GetObjectVersion");
        var version = Find(request, request.VersionId);
        if (ObjectConditions.Test(request, version) is { } notModified)
        {
            return notModified;
        }

        if (request.Call.EventName == "GetObject")
        {
            ObjectKey.DemandRead(request, version);
        }

        var range = RangeOf(request, version);
        var body = range is null ? version.Body : version.Body.AsSpan(range.First, range.Length).ToArray();
        HttpResponse response = new(range is null ? 200 : 206) { Body = body, ContentLength = body.Length };
        ObjectHeaders.AddAll(response, request, version);
        if (range is not null)
        {
            response.Headers.Add("Content-Range", range.ToString());
            if (request.Parameter("partNumber") is not null && version.Parts.Count > 0)
            {
                response.Headers.Add("x-amz-mp-parts-count", $"{version.Parts.Count}");
            }
        }
        else if (request.Header("x-amz-checksum-mode") is "ENABLED")
        {
            ObjectHeaders.AddChecksum(response, version);
        }

        return response;
    }

    /// <summary>What a request wants of the body: a range, or one of the parts of its upload; null: all.</summary>
    private static ByteRange? RangeOf(S3Request request, ObjectVersion version)
    {
        var text = request.Header("Range");
        if (request.Number("partNumber") is not { } number)
        {
            return text is null ? null : ByteRange.Read(text, version.Body.Length);
        }

        if (text is not null)
        {
            throw new ServiceFault(
                "InvalidRequest", "Cannot specify both Range header and partNumber query parameter.", 400);
        }

        var parts = version.Parts.DefaultIfEmpty(version.Body.Length).ToList();
        return number >= 1 && number <= parts.Count
            ? new(parts.Take(number - 1).Sum(), parts[number - 1], version.Body.Length)
            : throw new ServiceFault("InvalidPartNumber", "The requested partnumber is not satisfiable", 416);
    }

    private HttpResponse GetAcl(S3Request request)
    {
        request.AuthorizeObject("GetObjectAcl");
        Find(request, request.VersionId);
        return Answer(Ownership.Acl(world.AccountId));
    }

    private static HttpResponse PutAcl(S3Request request)
    {
        request.AuthorizeObject("PutObjectAcl");
        throw S3Fault.AclNotSupported();
    }

    /// <summary>The version that a request asks for; without an id the newest.</summary>
    /// <exception cref="ServiceFault">NoSuchVersion, NoSuchKey, MethodNotAllowed, AccessDenied.</exception>
    public static ObjectVersion Find(S3Request request, string? versionId)
    {
        if (versionId is { } id)
        {
            var version = request.Bucket.Find(request.Key, id) ?? throw S3Fault.NoSuchVersion(request.Key, id);
            return version.IsDeleteMarker
                ? throw S3Fault.IsDeleteMarker(request.Call.Request.Method, version)
                : version;
        }

        var newest = request.Bucket.Newest(request.Key);
        if (newest is { IsDeleteMarker: false })
        {
            return newest;
        }

        // Only who may list the bucket learns that the key is not there.
        request.AuthorizeBucket("ListBucket");
        throw S3Fault.NoSuchKey(request.Key, newest);
    }

    private HttpResponse Delete(S3Request request)
    {
        request.AuthorizeObject(request.VersionId is null ? "DeleteObject" : "DeleteObjectVersion");
        HttpResponse response = new(204);
        var (versionId, isMarker) = Delete(request.Bucket, request.Key, request.VersionId);
        if (isMarker)
        {
            response.Headers.Add("x-amz-delete-marker", "true");
        }

        if (request.Bucket.KnowsVersions)
        {
            response.Headers["x-amz-version-id"] = versionId;
        }

        return response;
    }

    /// <summary>Deletes a version for good; without one puts a delete marker on top, where versions are kept.</summary>
    /// <returns>The version that was deleted or made, and whether that is a delete marker.</returns>
    private (string? VersionId, bool IsMarker) Delete(Bucket bucket, string key, string? versionId)
    {
        if (versionId is not null)
        {
            var isMarker = bucket.Find(key, versionId) is { IsDeleteMarker: true };
            bucket.Remove(key, versionId);
            return (versionId, isMarker);
        }

        if (!bucket.KnowsVersions)
        {
            bucket.Remove(key, Bucket.NullVersion);
            return (null, false);
        }

        var marker = Write(bucket, new() { Key = key, LastModified = world.Clock.Now, IsDeleteMarker = true });
        return (marker.VersionId, true);
    }

    private HttpResponse DeleteMany(S3Request request)
    {
        if (!Checksum.IsPresent(request.Call.Request.Headers))
        {
            throw new ServiceFault("InvalidRequest", "Missing required header for this request: Content-MD5", 400);
        }

        Checksum.Verify(request.Call.Request.Headers, request.Body);
        var document = Read(request.Body, "Delete");
        var objects = document.Children("Object").ToList();
        if (objects.Count is 0 or > MostDeleted || objects.Exists(o => o.Text("Key") is null or ""))
        {
            throw S3Fault.MalformedXml();
        }

        var isQuiet = document.Text("Quiet") is "true";
        return Answer(Element("DeleteResult", objects.Select(o => DeleteOne(request, o, isQuiet))));
    }

    private XElement? DeleteOne(S3Request request, XElement item, bool isQuiet)
    {
        var (key, versionId) = (item.Text("Key")!, item.Text("VersionId"));
        try
        {
            request.Authorize(
                versionId is null ? "DeleteObject" : "DeleteObjectVersion", $"{request.Bucket.Arn}/{key}");
        }
        catch (ServiceFault fault) when (fault.IsAccessDenied)
        {
            return Element(
                "Error",
                Element("Key", key),
                Optional("VersionId", versionId),
                Element("Code", "AccessDenied"),
                Element("Message", fault.Message));
        }

        var (deleted, isMarker) = Delete(request.Bucket, key, versionId);
        return isQuiet ? null : Element(
            "Deleted",
            Element("Key", key),
            Optional("VersionId", versionId),
            isMarker ? Element("DeleteMarker", "true") : null,
            isMarker ? Element("DeleteMarkerVersionId", deleted!) : null);
    }
}
