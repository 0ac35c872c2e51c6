using System.Globalization;
using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>GetObjectAttributes: what is known of an object, as far as it is asked for, without its body.</summary>
internal static class ObjectAttributes
{
    private const string Header = "x-amz-object-attributes";

    private static readonly string[] All = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    public static IEnumerable<S3Route> Routes =>
        [new("GET", S3Level.Object, "attributes", "GetObjectAttributes", Get)];

    private static HttpResponse Get(S3Request request)
    {
        request.AuthorizeObject(request.VersionId is null ? "GetObject" : "GetObjectVersion");
        request.AuthorizeObject(
            request.VersionId is null ? "GetObjectAttributes" : "GetObjectVersionAttributes");
        var wanted = (request.Header(Header) ?? "").Split(',').Select(name => name.Trim()).ToList();
        if (wanted.Find(name => !All.Contains(name)) is { } unknown)
        {
            throw S3Fault.InvalidArgument("Invalid attribute name specified.", Header, unknown);
        }

        var version = ObjectOperations.Find(request, request.VersionId);
        var response = Answer(Element(
            "GetObjectAttributesResponse", All.Where(wanted.Contains).Select(name => Attribute(name, version))));
        response.Headers.Add("Last-Modified", version.LastModified.ToString("R", CultureInfo.InvariantCulture));
        ObjectHeaders.AddVersion(response, request.Bucket, version);
        return response;
    }

    private static XElement? Attribute(string name, ObjectVersion version) => name switch
    {
        "ETag" => Element(name, version.ETag.Trim('"')),
        "ObjectSize" => Element(name, version.Body.Length),
        "StorageClass" => Element(name, version.StorageClass),
        "Checksum" => version.Checksum is { } checksum
            ? Element(
                name, Element("Checksum" + checksum.Algorithm, checksum.Value), Element("ChecksumType", checksum.Type))
            : null,
        _ => version.Parts.Count > 0 ? Element(name, Element("PartsCount", version.Parts.Count)) : null,
    };
}
