using System.Net;
using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>An error of KMS, of a class of its own where the model declares it.</summary>
public class AmazonKeyManagementServiceException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
