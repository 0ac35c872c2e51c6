using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>An error that the Resource Groups Tagging API answered; the errors that it declares have classes of their own.</summary>
public class AmazonResourceGroupsTaggingAPIException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
