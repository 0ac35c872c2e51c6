namespace SecretMonitor.Sandbox.Authentication;

/// <summary>Why a request is not believed.</summary>
internal enum AuthenticationProblem
{
    /// <summary>Neither an Authorization header nor a presigned query.</summary>
    Missing,

    /// <summary>A header or query that is not a signature.</summary>
    Malformed,

    /// <summary>A signature of a version before the fourth.</summary>
    Outdated,

    /// <summary>A signature for another day, service or set of headers than the request's.</summary>
    Misdirected,
    UnknownKey,
    WrongSignature,
    Skewed,

    /// <summary>A presigned request after its end.</summary>
    LinkExpired,

    /// <summary>A temporary key after its end.</summary>
    Expired,

    /// <summary>A session token that does not belong to the key.</summary>
    BadToken,

    /// <summary>S3: a body other than the one whose hash was signed.</summary>
    WrongPayload,
}
