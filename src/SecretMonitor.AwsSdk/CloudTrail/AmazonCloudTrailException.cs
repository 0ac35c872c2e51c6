using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <summary>An error that CloudTrail answered; the errors that it declares have classes of their own.</summary>
public class AmazonCloudTrailException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
