using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

// The errors that the operations here declare, found by name: error code, plus Exception where it does not end so.

public class ConcurrentModificationException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DeleteConflictException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class EntityAlreadyExistsException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidInputException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class LimitExceededException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class MalformedPolicyDocumentException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NoSuchEntityException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ServiceFailureException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class UnmodifiableEntityException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
