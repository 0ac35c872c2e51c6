using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The operations on buckets as a whole.</summary>
internal sealed class BucketOperations(World world, BucketDirectory buckets)
{
    private const string FirstRegion = "us-east-1";

    public IEnumerable<S3Route> Routes =>
    [
        new("GET", S3Level.Service, null, "ListBuckets", ListBuckets),
        new("GET", S3Level.Bucket, "location", "GetBucketLocation", GetLocation),
        new("HEAD", S3Level.Bucket, null, "HeadBucket", Head),
        new("DELETE", S3Level.Bucket, null, "DeleteBucket", Delete),
    ];

    /// <summary>CreateBucket, whose bucket need not be there.</summary>
    public HttpResponse Create(RawCall call, string name)
    {
        call.Authorize("CreateBucket", $"arn:{call.Partition}:s3:::{name}");
        DemandName(name);
        var document = call.Body.Length == 0 ? null : Read(call.Body, "CreateBucketConfiguration");
        DemandLocation(document?.Text("LocationConstraint"), call.Region);
        var ownership = call.Request.Headers["x-amz-object-ownership"] ?? "BucketOwnerEnforced";
        if (ownership is not ("BucketOwnerEnforced" or "BucketOwnerPreferred" or "ObjectWriter"))
        {
            throw S3Fault.InvalidArgument(
                $"Invalid x-amz-object-ownership header: {ownership}", "x-amz-object-ownership", ownership);
        }

        if (ownership == "BucketOwnerEnforced" && call.Request.Headers["x-amz-acl"] is not (null or "private"))
        {
            throw new ServiceFault(
                "InvalidBucketAclWithObjectOwnership",
                "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
                400);
        }

        if (buckets.Find(name) is { } present)
        {
            if (present.Region != FirstRegion || call.Region != FirstRegion)
            {
                throw S3Fault.About(
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.",
                    409,
                    ("BucketName", name));
            }
        }
        else
        {
            Bucket bucket = new(name, call.Region, world.Clock.Now);
            BucketSettings.Initialize(bucket, ownership);
            if (document?.Child("Tags") is { } tags)
            {
                BucketTags.Set(bucket, tags);
            }

            buckets.Add(bucket);
        }

        return new(200)
        {
            Headers = { { "Location", "/" + name }, { "x-amz-bucket-arn", $"arn:{call.Partition}:s3:::{name}" } },
        };
    }

    private static void DemandName(string name)
    {
        if (!Regex.IsMatch(name, @"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")
            || Regex.IsMatch(name, @"\.\.|^(\d+\.){3}\d+\z|^(xn--|sthree-)|(-s3alias|--ol-s3)\z"))
        {
            throw S3Fault.About("InvalidBucketName", "The specified bucket is not valid.", 400, ("BucketName", name));
        }
    }

    private static void DemandLocation(string? constraint, string region)
    {
        if (constraint is not (null or "EU")
            && (constraint == FirstRegion || !Regex.IsMatch(constraint, @"^[a-z]{2,}(-[a-z]+)+-\d\z")))
        {
            throw S3Fault.About(
                "InvalidLocationConstraint",
                "The specified location-constraint is not valid",
                400,
                ("LocationConstraint", constraint));
        }

        var meant = constraint switch { null => FirstRegion, "EU" => "eu-west-1", _ => constraint };
        if (meant != region)
        {
            throw new ServiceFault(
                "IllegalLocationConstraintException",
                $"The {constraint ?? "unspecified"} location constraint is incompatible for the region specific "
                    + "endpoint this request was sent to.",
                400);
        }
    }

    private HttpResponse ListBuckets(S3Request request)
    {
        request.Call.Authorize("ListAllMyBuckets", $"arn:{request.Call.Partition}:s3:::*");
        var (prefix, region) = (request.Parameter("prefix") ?? "", request.Parameter("bucket-region"));
        var after = request.Parameter("continuation-token") is { } token ? ListToken.Read(token) : null;
        var most = request.Number("max-buckets") ?? int.MaxValue;
        var found = buckets.All
            .Where(b => b.Name.StartsWith(prefix, StringComparison.Ordinal) && (region is null || b.Region == region)
                && string.CompareOrdinal(b.Name, after) > 0)
            .ToList();
        var page = found.Take(most).ToList();
        var last = page.Count < found.Count ? page.LastOrDefault() : null;
        return Answer(Element(
            "ListAllMyBucketsResult",
            Ownership.Owner(world.AccountId),
            Element("Buckets", page.Select(b => Element(
                "Bucket",
                Element("Name", b.Name),
                Element("CreationDate", Time(b.Created)),
                Element("BucketRegion", b.Region),
                Element("BucketArn", b.Arn)))),
            Optional("Prefix", request.Parameter("prefix")),
            Optional("ContinuationToken", last is null ? null : ListToken.Make(last.Name))));
    }

    private HttpResponse Head(S3Request request)
    {
        request.AuthorizeBucket("ListBucket");
        return new(200)
        {
            Headers =
            {
                { "Content-Type", "application/xml" },
                { "x-amz-bucket-region", request.Bucket.Region },
                { "x-amz-bucket-arn", request.Bucket.Arn },
                { "x-amz-access-point-alias", "false" },
            },
        };
    }

    private HttpResponse Delete(S3Request request)
    {
        request.AuthorizeBucket("DeleteBucket");
        if (!request.Bucket.IsEmpty)
        {
            throw S3Fault.About(
                "BucketNotEmpty",
                request.Bucket.KnowsVersions
                    ? "The bucket you tried to delete is not empty. You must delete all versions in the bucket."
                    : "The bucket you tried to delete is not empty",
                409,
                ("BucketName", request.Bucket.Name));
        }

        buckets.Remove(request.Bucket);
        return new(204);
    }

    private HttpResponse GetLocation(S3Request request)
    {
        request.AuthorizeBucket("GetBucketLocation");
        var region = request.Bucket.Region;
        return Answer(Element("LocationConstraint", region == FirstRegion ? null : region));
    }
}
