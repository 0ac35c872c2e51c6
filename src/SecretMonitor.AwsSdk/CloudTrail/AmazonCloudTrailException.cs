using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <summary>An error of CloudTrail, of a class of its own where the model declares it.</summary>
public class AmazonCloudTrailException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
