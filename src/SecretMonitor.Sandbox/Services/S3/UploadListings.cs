using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The listings of uploads that are not complete, and of their parts.</summary>
internal sealed class UploadListings(World world)
{
    public IEnumerable<S3Route> Routes =>
    [
        new("GET", S3Level.Object, "uploadId", "ListParts", ListParts),
        new("GET", S3Level.Bucket, "uploads", "ListMultipartUploads", ListUploads),
    ];

    private HttpResponse ListParts(S3Request request)
    {
        request.AuthorizeObject("ListMultipartUploadParts");
        var upload = MultipartOperations.Find(request);
        var (after, size) = (request.Number("part-number-marker") ?? 0, request.Number("max-parts") ?? 1000);
        var rest = upload.Parts.Where(p => p.Key > after).ToList();
        var page = rest.Take(size).ToList();
        return Answer(Element(
            "ListPartsResult",
            Element("Bucket", request.Bucket.Name),
            Element("Key", request.Key),
            Element("UploadId", upload.Id),
            Ownership.Owner(world.AccountId),
            Optional("ChecksumAlgorithm", upload.ChecksumAlgorithm),
            Element("StorageClass", upload.Object.StorageClass),
            Element("PartNumberMarker", after),
            Element("NextPartNumberMarker", page.Count == 0 ? 0 : page[page.Count - 1].Key),
            Element("MaxParts", size),
            Element("IsTruncated", page.Count < rest.Count),
            page.Select(p => Element(
                "Part",
                Element("PartNumber", p.Key),
                Element("LastModified", Time(p.Value.LastModified)),
                Element("ETag", p.Value.ETag),
                Element("Size", p.Value.Body.Length)))));
    }

    private HttpResponse ListUploads(S3Request request)
    {
        request.AuthorizeBucket("ListBucketMultipartUploads");
        var list = Listing.Of(request, "max-uploads");
        var (keyMarker, idMarker) = (request.Parameter("key-marker"), request.Parameter("upload-id-marker"));
        var uploads = request.Bucket.Uploads;

        // An upload is listed as the version of its object that it is going to be.
        var (page, isTruncated) = list.Page(
            uploads.Values
                .OrderBy(u => u.Object.Key, KeyOrder.Instance).ThenBy(u => u.Object.LastModified)
                .Select(u => u.Object with { VersionId = u.Id }),
            keyMarker,
            idMarker);
        var last = isTruncated ? page[page.Count - 1] : null;
        return Answer(Element(
            "ListMultipartUploadsResult",
            Element("Bucket", request.Bucket.Name),
            Element("KeyMarker", list.Encode(keyMarker ?? "")),
            Element("UploadIdMarker", idMarker ?? ""),
            Optional("NextKeyMarker", list.Encode(last?.Name)),
            Optional("NextUploadIdMarker", last?.Version?.VersionId),
            Optional("Delimiter", list.Encode(list.Delimiter)),
            Element("Prefix", list.Encode(list.Prefix)),
            Optional("EncodingType", request.Parameter("encoding-type")),
            Element("MaxUploads", list.Size),
            Element("IsTruncated", isTruncated),
            page.Select(e => e.Version is { } version
                ? Upload(uploads[version.VersionId], list)
                : Element("CommonPrefixes", Element("Prefix", list.Encode(e.Name))))));
    }

    private XElement Upload(MultipartUpload upload, Listing list) => Element(
        "Upload",
        Element("Key", list.Encode(upload.Object.Key)),
        Element("UploadId", upload.Id),
        Element("Initiator", Ownership.Owner(world.AccountId).Elements()),
        Ownership.Owner(world.AccountId),
        Element("StorageClass", upload.Object.StorageClass),
        Element("Initiated", Time(upload.Object.LastModified)),
        Optional("ChecksumAlgorithm", upload.ChecksumAlgorithm),
        upload.ChecksumAlgorithm is null ? null : Element("ChecksumType", upload.ChecksumType));
}
