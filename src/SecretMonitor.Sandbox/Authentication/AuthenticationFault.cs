using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>A request that is not believed. Each kind of service has its own code, status and text for it.</summary>
internal sealed class AuthenticationFault(AuthenticationProblem problem, string? text = null)
    : Exception(text ?? problem.ToString())
{
    private const string InvalidToken = "The security token included in the request is invalid.";

    private const string WrongSignature =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
        + "Key and signing method. Consult the service documentation for details.";

    public AuthenticationProblem Problem { get; } = problem;

    /// <summary>What S3 tells about a wrong signature.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>The error of the JSON, CBOR and query services; the query protocol renames it.</summary>
    public ServiceFault ForService(bool isQuery) => Problem switch
    {
        AuthenticationProblem.Missing => new("MissingAuthenticationTokenException",
            isQuery ? "Request is missing Authentication Token" : "Missing Authentication Token"),
        AuthenticationProblem.Malformed or AuthenticationProblem.Outdated =>
            new("IncompleteSignatureException", Message),
        AuthenticationProblem.UnknownKey or AuthenticationProblem.BadToken =>
            new("UnrecognizedClientException", InvalidToken),
        AuthenticationProblem.Expired =>
            new("ExpiredTokenException", "The security token included in the request is expired"),
        AuthenticationProblem.Misdirected or AuthenticationProblem.Skewed or AuthenticationProblem.LinkExpired =>
            new("InvalidSignatureException", Message),
        _ => new("InvalidSignatureException", WrongSignature),
    };

    public ServiceFault ForS3() => Problem switch
    {
        AuthenticationProblem.Missing => new("AccessDenied", "Access Denied", 403),
        AuthenticationProblem.Malformed or AuthenticationProblem.Misdirected =>
            new("AuthorizationHeaderMalformed", "The authorization header is malformed; " + Message, 400),
        AuthenticationProblem.Outdated => new("InvalidRequest",
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.", 400),
        AuthenticationProblem.UnknownKey =>
            new("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403),
        AuthenticationProblem.BadToken =>
            new("InvalidToken", "The provided token is malformed or otherwise invalid.", 400),
        AuthenticationProblem.Expired => new("ExpiredToken", "The provided token has expired.", 400),
        AuthenticationProblem.Skewed =>
            new("RequestTimeTooSkewed",
                "The difference between the request time and the current time is too large.", 403),
        AuthenticationProblem.LinkExpired => new("AccessDenied", "Request has expired", 403),
        AuthenticationProblem.WrongPayload => new("XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.", 400),
        _ => new("SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. "
            + "Check your key and signing method.", 403) { Details = Details },
    };
}
