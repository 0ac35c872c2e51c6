using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

// The errors that the operations here declare, found by name: error code, plus Exception where it does not end so.

public class InternalServiceException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode);

public class PaginationTokenExpiredException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ThrottledException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode);
