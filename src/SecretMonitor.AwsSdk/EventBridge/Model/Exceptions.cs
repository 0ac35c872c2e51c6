using System.Net;
using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

// The errors that the operations here declare, found by name: error code, plus Exception where it does not end so.

public class ConcurrentModificationException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonEventBridgeException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InternalException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonEventBridgeException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidEventPatternException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonEventBridgeException(message, innerException, errorType, errorCode, requestId, statusCode);

public class LimitExceededException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonEventBridgeException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ManagedRuleException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonEventBridgeException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonEventBridgeException(message, innerException, errorType, errorCode, requestId, statusCode);
