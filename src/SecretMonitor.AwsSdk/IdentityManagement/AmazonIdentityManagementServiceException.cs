using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>An error that IAM answered; the errors that it declares have classes of their own.</summary>
public class AmazonIdentityManagementServiceException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
