namespace SecretMonitor.Errors;

/// <summary>What kind of failure it is; the names are those of PowerShell's error categories.</summary>
public enum ErrorKind
{
    /// <summary>A value that is not legal, found by us or by AWS's validation.</summary>
    InvalidArgument,

    /// <summary>The state of a resource does not allow it.</summary>
    InvalidOperation,

    /// <summary>The resource does not exist.</summary>
    ObjectNotFound,

    /// <summary>The resource exists already.</summary>
    ResourceExists,

    /// <summary>The resource is in use, throttled or temporarily away.</summary>
    ResourceUnavailable,

    /// <summary>A quota is full.</summary>
    LimitsExceeded,

    /// <summary>IAM, or a resource's policy, refused.</summary>
    PermissionDenied,

    /// <summary>No credentials, wrong ones, or expired ones.</summary>
    AuthenticationError,

    /// <summary>The endpoint could not be reached.</summary>
    ConnectionError,

    /// <summary>It did not happen in the time given.</summary>
    OperationTimeout,

    /// <summary>The answer could not be understood.</summary>
    InvalidResult,
}
