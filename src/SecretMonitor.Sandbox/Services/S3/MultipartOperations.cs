using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The operations of uploads in parts.</summary>
internal sealed class MultipartOperations(World world, ObjectOperations objects)
{
    private const int MostParts = 10_000;
    private const int SmallestPart = 5 * 1024 * 1024;
    private const string ChecksumType = "x-amz-checksum-type";

    public IEnumerable<S3Route> Routes =>
    [
        new("POST", S3Level.Object, "uploads", "CreateMultipartUpload", Create),
        new("PUT", S3Level.Object, "uploadId", "UploadPart", UploadPart),
        new("POST", S3Level.Object, "uploadId", "CompleteMultipartUpload", Complete),
        new("DELETE", S3Level.Object, "uploadId", "AbortMultipartUpload", Abort),
    ];

    private HttpResponse Create(S3Request request)
    {
        ObjectOperations.DemandWrite(request);
        var algorithm = Checksum.Chosen(request.Call.Request.Headers);
        MultipartUpload upload = new(
            world.Random.Letters(64),
            objects.Describe(request),
            algorithm,
            request.Header(ChecksumType) ?? (algorithm == "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE"));
        request.Bucket.Uploads.Add(upload.Id, upload);
        var response = Answer(Element(
            "InitiateMultipartUploadResult",
            Element("Bucket", request.Bucket.Name),
            Element("Key", request.Key),
            Element("UploadId", upload.Id)));
        ObjectHeaders.AddEncryption(response, upload.Object);
        if (algorithm is not null)
        {
            response.Headers.Add("x-amz-checksum-algorithm", algorithm);
            response.Headers.Add(ChecksumType, upload.ChecksumType);
        }

        return response;
    }

    private HttpResponse UploadPart(S3Request request)
    {
        var checksum = Checksum.Verify(request.Call.Request.Headers, request.Body);
        var part = AddPart(request, request.Body, world.Clock.Now);
        HttpResponse response = new(200) { Headers = { { "ETag", part.ETag } } };
        ObjectHeaders.AddEncryption(response, Find(request).Object);
        if (checksum is { } sent)
        {
            response.Headers.Add(sent.Header, sent.Value);
        }

        return response;
    }

    /// <summary>Adds a part to the upload that a request names, or puts it in another's place.</summary>
    /// <exception cref="ServiceFault">AccessDenied, NoSuchUpload, InvalidArgument.</exception>
    public static UploadPart AddPart(S3Request request, byte[] body, DateTimeOffset now)
    {
        request.AuthorizeObject("PutObject");
        var upload = Find(request);
        var number = request.Number("partNumber") ?? 0;
        if (number is < 1 or > MostParts)
        {
            throw S3Fault.InvalidArgument(
                $"Part number must be an integer between 1 and {MostParts}, inclusive",
                "partNumber",
                request.Parameter("partNumber") ?? "");
        }

        return upload.Parts[number] = new(body, ObjectHeaders.Tag(Checksum.Md5(body)), now);
    }

    private HttpResponse Complete(S3Request request)
    {
        ObjectOperations.DemandWrite(request);
        var upload = Find(request);
        var parts = Chosen(upload, request.Body);
        var tags = parts.SelectMany(p => Checksum.Md5(p.Body)).ToArray();
        var version = objects.Write(request.Bucket, upload.Object with
        {
            Body = Joined(parts),
            ETag = ObjectHeaders.Tag(Checksum.Md5(tags)).TrimEnd('"') + $"-{parts.Count}\"",
            LastModified = world.Clock.Now,
            Parts = parts.ConvertAll(p => p.Body.Length),
            Checksum = upload.ChecksumAlgorithm is { } algorithm
                ? Checksum.OfParts(
                    algorithm, parts.ConvertAll(p => p.Body), isComposite: upload.ChecksumType == "COMPOSITE")
                : null,
        });
        request.Bucket.Uploads.Remove(upload.Id);
        return ObjectHeaders.AddWritten(request, version, Answer(Element(
            "CompleteMultipartUploadResult",
            Element("Location", $"{world.EndpointUrl}/{request.Bucket.Name}/{Uri.EscapeDataString(request.Key)}"),
            Element("Bucket", request.Bucket.Name),
            Element("Key", request.Key),
            Element("ETag", version.ETag),
            version.Checksum is { } sum ? Element("Checksum" + sum.Algorithm, sum.Value) : null,
            Optional("ChecksumType", version.Checksum?.Type))));
    }

    private static byte[] Joined(IEnumerable<UploadPart> parts)
    {
        using MemoryStream body = new();
        foreach (var part in parts)
        {
            body.Write(part.Body, 0, part.Body.Length);
        }

        return body.ToArray();
    }

    /// <summary>The parts that a completion names, checked.</summary>
    private static List<UploadPart> Chosen(MultipartUpload upload, byte[] body)
    {
        List<(long Number, UploadPart Part)> chosen = [];
        foreach (var named in Read(body, "CompleteMultipartUpload").Children("Part"))
        {
            var number = named.Number("PartNumber") ?? throw S3Fault.MalformedXml();
            if (!upload.Parts.TryGetValue((int)number, out var part)
                || !ObjectConditions.Matches(named.Text("ETag") ?? "", part.ETag))
            {
                throw S3Fault.About(
                    "InvalidPart",
                    "One or more of the specified parts could not be found. The part may not have been uploaded, "
                        + "or the specified entity tag may not match the part's entity tag.",
                    400,
                    ("UploadId", upload.Id),
                    ("PartNumber", $"{number}"));
            }

            if (chosen.Count > 0 && chosen[chosen.Count - 1].Number >= number)
            {
                throw new ServiceFault(
                    "InvalidPartOrder",
                    "The list of parts was not in ascending order. Parts must be ordered by part number.",
                    400);
            }

            chosen.Add((number, part));
        }

        if (chosen.Count == 0)
        {
            throw S3Fault.MalformedXml();
        }

        return chosen.Take(chosen.Count - 1).Any(c => c.Part.Body.Length < SmallestPart)
            ? throw new ServiceFault(
                "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", 400)
            : chosen.ConvertAll(c => c.Part);
    }

    private static HttpResponse Abort(S3Request request)
    {
        request.AuthorizeObject("AbortMultipartUpload");
        request.Bucket.Uploads.Remove(Find(request).Id);
        return new(204);
    }

    /// <summary>The upload that a request names.</summary>
    /// <exception cref="ServiceFault">NoSuchUpload.</exception>
    public static MultipartUpload Find(S3Request request)
    {
        var id = request.Parameter("uploadId") ?? "";
        return request.Bucket.Uploads.TryGetValue(id, out var upload) && upload.Object.Key == request.Key
            ? upload
            : throw S3Fault.NoSuchUpload(id);
    }
}
