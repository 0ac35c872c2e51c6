using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The operations on who may use a bucket: its policy and its access control list.</summary>
internal sealed class BucketAccess(World world)
{
    public IEnumerable<S3Route> Routes =>
    [
        new("DELETE", S3Level.Bucket, "policy", "DeleteBucketPolicy", DeletePolicy),
        new("PUT", S3Level.Bucket, "policy", "PutBucketPolicy", PutPolicy),
        new("GET", S3Level.Bucket, "policy", "GetBucketPolicy", GetPolicy),
        new("GET", S3Level.Bucket, "policyStatus", "GetBucketPolicyStatus", GetPolicyStatus),
        new("GET", S3Level.Bucket, "acl", "GetBucketAcl", GetAcl),
        new("PUT", S3Level.Bucket, "acl", "PutBucketAcl", PutAcl),
    ];

    private HttpResponse PutPolicy(S3Request request)
    {
        request.AuthorizeBucket("PutBucketPolicy");
        Checksum.Verify(request.Call.Request.Headers, request.Body);
        var (text, isPublic) = BucketPolicy.Accept(request.Body, request.Bucket.Arn);
        if (isPublic && request.Bucket.Restricts("BlockPublicPolicy"))
        {
            throw new ServiceFault(
                "AccessDenied",
                $"User: {request.Call.Caller.Arn} is not authorized to perform: s3:PutBucketPolicy on resource: "
                    + $"\"{request.Bucket.Arn}\" because public policies are prevented by the BlockPublicPolicy "
                    + "setting in S3 Block Public Access.",
                403)
            {
                IsAccessDenied = true,
            };
        }

        request.Bucket.Policy = text;
        return new(204);
    }

    private HttpResponse GetPolicy(S3Request request)
    {
        request.AuthorizeBucket("GetBucketPolicy");
        return HttpResponse.Text(200, PolicyOf(request.Bucket), "application/json");
    }

    private HttpResponse GetPolicyStatus(S3Request request)
    {
        request.AuthorizeBucket("GetBucketPolicyStatus");
        var isPublic = BucketPolicy.IsPublic(PolicyOf(request.Bucket));
        return Answer(Element("PolicyStatus", Element("IsPublic", isPublic ? "true" : "false")));
    }

    private HttpResponse DeletePolicy(S3Request request)
    {
        request.AuthorizeBucket("DeleteBucketPolicy");
        request.Bucket.Policy = null;
        return new(204);
    }

    private HttpResponse GetAcl(S3Request request)
    {
        request.AuthorizeBucket("GetBucketAcl");
        return Answer(Ownership.Acl(world.AccountId));
    }

    private HttpResponse PutAcl(S3Request request)
    {
        request.AuthorizeBucket("PutBucketAcl");
        return request.Bucket.EnforcesOwner || request.Header("x-amz-acl") is not "private"
            ? throw S3Fault.AclNotSupported()
            : new HttpResponse(200);
    }

    private static string PolicyOf(Bucket bucket) => bucket.Policy ?? throw S3Fault.About(
        "NoSuchBucketPolicy", "The bucket policy does not exist", 404, ("BucketName", bucket.Name));
}
