using System.Net;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>An error that EventBridge answered; the errors that it declares have classes of their own.</summary>
public class AmazonEventBridgeException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
