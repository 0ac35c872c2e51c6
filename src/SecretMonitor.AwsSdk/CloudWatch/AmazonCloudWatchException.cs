using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatch;

/// <summary>An error of CloudWatch, of a class of its own where the model declares it.</summary>
public class AmazonCloudWatchException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
