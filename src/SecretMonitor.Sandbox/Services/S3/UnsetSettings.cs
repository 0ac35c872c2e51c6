using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>
/// The settings of buckets that the sandbox does not keep: reading one answers, as for any bucket that has not set it;
/// setting one is refused rather than forgotten.
/// </summary>
internal static class UnsetSettings
{
    private static readonly (string Subresource, string Event, string Action, XElement Answer)[] Empty =
    [
        ("accelerate", "BucketAccelerateConfiguration", "AccelerateConfiguration",
            S3Xml.Element("AccelerateConfiguration")),
        ("logging", "BucketLogging", "BucketLogging", S3Xml.Element("BucketLoggingStatus")),
        ("notification", "BucketNotification", "BucketNotification", S3Xml.Element("NotificationConfiguration")),
        ("requestPayment", "BucketRequestPayment", "BucketRequestPayment",
            S3Xml.Element("RequestPaymentConfiguration", S3Xml.Element("Payer", "BucketOwner"))),
    ];

    private static readonly (string Subresource, string Event, string Action, string Code, string Message)[] Missing =
    [
        ("cors", "BucketCors", "BucketCORS", "NoSuchCORSConfiguration", "The CORS configuration does not exist"),
        ("object-lock", "BucketObjectLockConfiguration", "BucketObjectLockConfiguration",
            "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"),
        ("replication", "BucketReplication", "ReplicationConfiguration",
            "ReplicationConfigurationNotFoundError", "The replication configuration was not found"),
        ("website", "BucketWebsite", "BucketWebsite",
            "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"),
    ];

    public static IEnumerable<S3Route> Routes =>
    [
        .. Empty.SelectMany(s => Operations(s.Subresource, s.Event, s.Action, _ => S3Xml.Answer(s.Answer))),
        .. Missing.SelectMany(s => Operations(s.Subresource, s.Event, s.Action, r => throw S3Fault.About(
            s.Code, s.Message, 404, ("BucketName", r.Bucket.Name)))),
    ];

    private static IEnumerable<S3Route> Operations(
        string subresource, string name, string action, Func<S3Request, HttpResponse> get)
    {
        yield return new("GET", S3Level.Bucket, subresource, "Get" + name, request =>
        {
            request.AuthorizeBucket("Get" + action);
            return get(request);
        });
        yield return new("PUT", S3Level.Bucket, subresource, "Put" + name, request =>
        {
            request.AuthorizeBucket("Put" + action);
            throw S3Fault.NotImplemented();
        });
    }
}
