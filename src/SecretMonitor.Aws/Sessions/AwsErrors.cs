using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using SecretMonitor.Errors;

namespace SecretMonitor.Aws.Sessions;

/// <summary>
/// The one place where failures of requests become errors of the catalogue. Failures are told apart by sets of codes:
/// services spell the same code differently, and their status disagrees with the documentation.
/// </summary>
internal static class AwsErrors
{
    private static readonly HashSet<string> Denied = Set(
        "AccessDenied", "AccessDeniedException", "AuthorizationError", "AuthorizationErrorException",
        "UnauthorizedOperation", "NotAuthorized", "Forbidden", "KMSAccessDenied", "KMSAccessDeniedException");

    private static readonly HashSet<string> Expired = Set("ExpiredToken", "ExpiredTokenException");

    private static readonly HashSet<string> UnknownKey = Set(
        "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidToken",
        "CloudTrailInvalidClientTokenIdException", "MissingAuthenticationToken", "MissingAuthenticationTokenException");

    private static readonly HashSet<string> Signature = Set(
        "InvalidSignatureException", "SignatureDoesNotMatch", "RequestTimeTooSkewed", "RequestExpired",
        "IncompleteSignature", "IncompleteSignatureException", "AuthorizationHeaderMalformed");

    private static readonly HashSet<string> Throttle = Set(
        "Throttling", "ThrottlingException", "ThrottledException", "Throttled", "RequestThrottled",
        "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded", "SlowDown",
        "PriorRequestNotComplete", "BandwidthLimitExceeded");

    private static readonly HashSet<string> Quota = Set(
        "LimitExceeded", "LimitExceededException", "TopicLimitExceeded", "TopicLimitExceededException",
        "SubscriptionLimitExceeded", "SubscriptionLimitExceededException", "MaximumNumberOfTrailsExceededException",
        "TooManyBuckets", "TagLimitExceeded", "TagsLimitExceededException");

    private static readonly HashSet<string> NotFound = Set(
        "ResourceNotFound", "ResourceNotFoundException", "NotFound", "NotFoundException", "NoSuchEntity",
        "NoSuchEntityException", "NoSuchBucket", "TrailNotFoundException", "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue");

    private static readonly HashSet<string> Exists = Set(
        "ResourceExistsException", "ResourceAlreadyExistsException", "EntityAlreadyExists",
        "EntityAlreadyExistsException", "TrailAlreadyExistsException", "BucketAlreadyExists",
        "BucketAlreadyOwnedByYou");

    private static readonly Regex Unauthorized = new(
        """is not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: "?(?<resource>[^\s"]+)"?)?""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The error for a failure; null when it is none of a request's, or the person gave up.</summary>
    public static SecretMonitorException? Map(
        Exception failure, AwsSession session, object? target, CancellationToken cancellation)
    {
        if (failure is SecretMonitorException || cancellation.IsCancellationRequested)
        {
            return null;
        }

        AwsFailure told = new()
        {
            Action = RequestGate.OperationOf(failure) is { } operation ? AwsOperation.ActionOf(operation) : null,
            Code = (failure as AmazonServiceException)?.ErrorCode,
            Message = failure.Message,
            RequestId = (failure as AmazonServiceException)?.RequestId,
            AccountId = session.AccountId.Length == 0 ? null : session.AccountId,
            Region = session.Region,
            Target = target,
            Inner = failure,
        };
        var endpoint = session.EndpointFor(told.Action);
        if (failure is AmazonServiceException { ErrorCode.Length: > 0 } answer)
        {
            return OfAnswer(answer, told, session);
        }

        if (Cause<TimeoutException>(failure) is not null || failure is OperationCanceledException)
        {
            return ErrorCatalog.RequestTimedOut(told, endpoint);
        }

        if (NetworkCause(failure) is { } cause)
        {
            return ErrorCatalog.EndpointUnreachable(told with { Message = cause }, endpoint);
        }

        return failure is AmazonServiceException or AmazonClientException ? ErrorCatalog.RequestFailed(told) : null;
    }

    /// <summary>Whether asking again later may succeed: throttled, or the service is briefly away.</summary>
    public static bool IsTransient(Exception failure) =>
        failure is AmazonServiceException service
        && (Throttle.Contains(service.ErrorCode ?? "") || (int)service.StatusCode is 429 or >= 500);

    /// <summary>Whether the resource does not exist.</summary>
    public static bool IsNotFound(Exception failure) =>
        failure is AmazonServiceException service
        && (NotFound.Contains(service.ErrorCode ?? "") || service.StatusCode == HttpStatusCode.NotFound);

    /// <summary>Whether what was to be created is there, and is this account's own.</summary>
    public static bool IsThere(Exception failure) => failure is AmazonServiceException service
        && service.ErrorCode != "BucketAlreadyExists" && Exists.Contains(service.ErrorCode ?? "");

    /// <summary>Whether IAM or a policy refused.</summary>
    public static bool IsDenied(Exception failure) =>
        failure is AmazonServiceException service
        && (Denied.Contains(service.ErrorCode ?? "") || service.StatusCode == HttpStatusCode.Forbidden);

    /// <summary>Whether it is the credentials that AWS does not accept.</summary>
    public static bool IsOfCredentials(AmazonServiceException failure) =>
        Expired.Contains(failure.ErrorCode ?? "") || UnknownKey.Contains(failure.ErrorCode ?? "")
        || Signature.Contains(failure.ErrorCode ?? "");

    private static SecretMonitorException OfAnswer(AmazonServiceException service, AwsFailure told, AwsSession session)
    {
        var code = service.ErrorCode ?? "";
        return code switch
        {
            _ when Expired.Contains(code) => ErrorCatalog.ExpiredCredentials(told),
            _ when UnknownKey.Contains(code) => ErrorCatalog.UnknownAccessKey(told),
            _ when Signature.Contains(code) => ErrorCatalog.InvalidSignature(told),
            _ when IsDenied(service) => OfDenial(told, session),
            _ when Throttle.Contains(code) => ErrorCatalog.Throttled(told),
            _ when Quota.Contains(code) => ErrorCatalog.QuotaExceeded(told),
            _ when IsNotFound(service) => ErrorCatalog.ResourceNotFound(told),
            _ when Exists.Contains(code) => ErrorCatalog.ResourceExists(told),
            _ when (int)service.StatusCode is >= 400 and < 500 => ErrorCatalog.InvalidRequest(told),
            _ => ErrorCatalog.RequestFailed(told),
        };
    }

    private static SecretMonitorException OfDenial(AwsFailure told, AwsSession session)
    {
        var match = Unauthorized.Match(told.Message);
        var action = match.Success ? match.Groups["action"].Value : told.Action;
        if (told.Message.IndexOf("KMS", StringComparison.Ordinal) >= 0 && !match.Success)
        {
            action = "kms:Decrypt";
        }

        if (told.Message.IndexOf("explicit deny", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return ErrorCatalog.AccessDeniedExplicitly(told with { Action = action });
        }

        var resource = match.Groups["resource"].Value;
        if (resource.Length > 0 && resource != "*" && !Arn.TryParse(resource, out _))
        {
            // Secrets Manager names the secret as the caller did.
            resource = session.ArnOf("secretsmanager", $"secret:{resource}-??????");
        }

        resource = resource.Length == 0 ? "*" : resource;
        var statement = $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""";
        return ErrorCatalog.AccessDenied(told with { Action = action }, statement);
    }

    private static string? NetworkCause(Exception failure)
    {
        if (Cause<AuthenticationException>(failure) is { } tls)
        {
            return "TLS failed: " + tls.Message;
        }

        if (Cause<SocketException>(failure) is { } socket)
        {
            return socket.Message;
        }

        return Cause<HttpRequestException>(failure)?.Message
            ?? Cause<WebException>(failure)?.Message
            ?? Cause<IOException>(failure)?.Message;
    }

    private static T? Cause<T>(Exception failure) where T : Exception
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is T cause)
            {
                return cause;
            }
        }

        return null;
    }

    private static HashSet<string> Set(params string[] codes) => new(codes, StringComparer.Ordinal);
}
