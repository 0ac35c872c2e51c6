using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The listings of a bucket's keys: both forms of ListObjects, and ListObjectVersions.</summary>
internal sealed class ListOperations(World world)
{
    public IEnumerable<S3Route> Routes =>
    [
        new("GET", S3Level.Bucket, "list-type", "ListObjects", ListObjectsV2),
        new("GET", S3Level.Bucket, "versions", "ListObjectVersions", ListObjectVersions),
        new("GET", S3Level.Bucket, null, "ListObjects", ListObjects),
    ];

    private HttpResponse ListObjects(S3Request request)
    {
        var list = Start(request, "ListBucket");
        var marker = request.Parameter("marker");
        var (page, isTruncated) = list.Page(Current(request.Bucket), marker);
        var last = isTruncated && list.Delimiter is not null ? page[page.Count - 1].Name : null;
        return Answer(Element(
            "ListBucketResult",
            Element("Name", request.Bucket.Name),
            Element("Prefix", list.Encode(list.Prefix)),
            Element("Marker", list.Encode(marker ?? "")),
            Optional("NextMarker", list.Encode(last)),
            Element("MaxKeys", list.Size),
            Optional("Delimiter", list.Encode(list.Delimiter)),
            Optional("EncodingType", request.Parameter("encoding-type")),
            Element("IsTruncated", isTruncated),
            page.Select(e => Entry(e, list, withOwner: true))));
    }

    private HttpResponse ListObjectsV2(S3Request request)
    {
        var list = Start(request, "ListBucket");
        if (request.Parameter("list-type") is not "2" and var type)
        {
            throw S3Fault.InvalidArgument("Invalid List Type specified in Request", "list-type", type ?? "");
        }

        var (token, startAfter) = (request.Parameter("continuation-token"), request.Parameter("start-after"));
        if (token is "")
        {
            throw S3Fault.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token);
        }

        var after = token is null ? startAfter : ListToken.Read(token);
        var (page, isTruncated) = list.Page(Current(request.Bucket), after);
        return Answer(Element(
            "ListBucketResult",
            Element("Name", request.Bucket.Name),
            Element("Prefix", list.Encode(list.Prefix)),
            Optional("StartAfter", list.Encode(startAfter)),
            Optional("ContinuationToken", token),
            Optional("NextContinuationToken", isTruncated ? ListToken.Make(page[page.Count - 1].Name) : null),
            Element("KeyCount", page.Count),
            Element("MaxKeys", list.Size),
            Optional("Delimiter", list.Encode(list.Delimiter)),
            Optional("EncodingType", request.Parameter("encoding-type")),
            Element("IsTruncated", isTruncated),
            page.Select(e => Entry(e, list, withOwner: request.Parameter("fetch-owner") == "true"))));
    }

    private HttpResponse ListObjectVersions(S3Request request)
    {
        var list = Start(request, "ListBucketVersions");
        var (keyMarker, versionMarker) = (request.Parameter("key-marker"), request.Parameter("version-id-marker"));
        if (keyMarker is null && versionMarker is { Length: > 0 })
        {
            throw S3Fault.InvalidArgument(
                "A version-id marker cannot be specified without a key marker.", "version-id-marker", versionMarker);
        }

        var (page, isTruncated) = list.Page(Versions(request.Bucket), keyMarker, versionMarker);
        var last = isTruncated ? page[page.Count - 1] : null;
        return Answer(Element(
            "ListVersionsResult",
            Element("Name", request.Bucket.Name),
            Element("Prefix", list.Encode(list.Prefix)),
            Element("KeyMarker", list.Encode(keyMarker ?? "")),
            Element("VersionIdMarker", versionMarker ?? ""),
            Optional("NextKeyMarker", list.Encode(last?.Name)),
            Optional("NextVersionIdMarker", last?.Version?.VersionId),
            Element("MaxKeys", list.Size),
            Optional("Delimiter", list.Encode(list.Delimiter)),
            Optional("EncodingType", request.Parameter("encoding-type")),
            Element("IsTruncated", isTruncated),
            page.Select(e => VersionEntry(e, list, request.Bucket))));
    }

    private static Listing Start(S3Request request, string action)
    {
        request.AuthorizeBucket(
            action,
            ("s3:prefix", request.Parameter("prefix")),
            ("s3:delimiter", request.Parameter("delimiter")),
            ("s3:max-keys", request.Parameter("max-keys")));
        return Listing.Of(request, "max-keys");
    }

    private static IEnumerable<ObjectVersion> Current(Bucket bucket) =>
        bucket.Objects.Select(o => o.Value[0]).Where(v => !v.IsDeleteMarker);

    private static IEnumerable<ObjectVersion> Versions(Bucket bucket) => bucket.Objects.SelectMany(o => o.Value);

    private XElement Entry(ListingEntry entry, Listing list, bool withOwner) => entry.Version is not { } version
        ? CommonPrefix(entry, list)
        : Element(
            "Contents",
            Element("Key", list.Encode(version.Key)),
            Element("LastModified", Time(version.LastModified)),
            Element("ETag", version.ETag),
            Optional("ChecksumAlgorithm", version.Checksum?.Algorithm),
            Optional("ChecksumType", version.Checksum?.Type),
            Element("Size", version.Body.Length),
            withOwner ? Ownership.Owner(world.AccountId) : null,
            Element("StorageClass", version.StorageClass));

    private XElement VersionEntry(ListingEntry entry, Listing list, Bucket bucket) => entry.Version is not { } version
        ? CommonPrefix(entry, list)
        : Element(
            version.IsDeleteMarker ? "DeleteMarker" : "Version",
            Element("Key", list.Encode(version.Key)),
            Element("VersionId", version.VersionId),
            Element("IsLatest", ReferenceEquals(version, bucket.Newest(version.Key))),
            Element("LastModified", Time(version.LastModified)),
            version.IsDeleteMarker
                ? null
                : new[]
                {
                    Element("ETag", version.ETag),
                    Optional("ChecksumAlgorithm", version.Checksum?.Algorithm),
                    Optional("ChecksumType", version.Checksum?.Type),
                    Element("Size", version.Body.Length),
                    Element("StorageClass", version.StorageClass),
                },
            Ownership.Owner(world.AccountId));

    private static XElement CommonPrefix(ListingEntry entry, Listing list) =>
        Element("CommonPrefixes", Element("Prefix", list.Encode(entry.Name)));
}
