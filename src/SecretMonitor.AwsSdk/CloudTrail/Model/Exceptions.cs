using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

// The errors that the operations here declare, found by name: error code, plus Exception where it does not end so.

public class ChannelARNInvalidException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ChannelNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class CloudTrailARNInvalidException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class CloudTrailAccessNotEnabledException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class CloudTrailInvalidClientTokenIdException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class CloudWatchLogsDeliveryUnavailableException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ConflictException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class EventDataStoreARNInvalidException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class EventDataStoreNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InactiveEventDataStoreException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InsufficientDependencyServiceAccessPermissionException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InsufficientEncryptionPolicyException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InsufficientS3BucketPolicyException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InsufficientSnsTopicPolicyException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidCloudWatchLogsLogGroupArnException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidCloudWatchLogsRoleArnException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidEventCategoryException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidEventSelectorsException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidHomeRegionException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidKmsKeyIdException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidLookupAttributesException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidMaxResultsException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidNextTokenException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterCombinationException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidS3BucketNameException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidS3PrefixException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidSnsTopicNameException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidTagParameterException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidTimeRangeException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidTokenException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidTrailNameException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KmsException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KmsKeyDisabledException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KmsKeyNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class MaximumNumberOfTrailsExceededException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NoManagementAccountSLRExistsException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NotOrganizationMasterAccountException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class OperationNotPermittedException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class OrganizationNotInAllFeaturesModeException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class OrganizationsNotInUseException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceTypeNotSupportedException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class S3BucketDoesNotExistException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class TagsLimitExceededException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ThrottlingException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class TrailAlreadyExistsException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class TrailNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class TrailNotProvidedException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);

public class UnsupportedOperationException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonCloudTrailException(message, innerException, errorType, errorCode, requestId, statusCode);
