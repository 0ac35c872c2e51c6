using System.Net;
using Amazon.Runtime;

namespace Amazon.KeyManagementService.Model;

// The errors that the operations here declare, found by name: error code, plus Exception where it does not end so.

public class DependencyTimeoutException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonKeyManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidArnException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonKeyManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSInternalException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonKeyManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSInvalidStateException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonKeyManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class LimitExceededException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonKeyManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class MalformedPolicyDocumentException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonKeyManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonKeyManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class UnsupportedOperationException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonKeyManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
