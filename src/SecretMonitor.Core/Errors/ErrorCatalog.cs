namespace SecretMonitor.Errors;

/// <summary>
/// Every failure that SecretMonitor tells: id, kind, words and advice, in one place. An id is the factory's name.
/// </summary>
public static partial class ErrorCatalog
{
    /// <summary>A value that a person gave is not legal.</summary>
    public static SecretMonitorException InvalidParameterValue(
        string parameter, object? value, string legal, Exception? inner = null) =>
        new(nameof(InvalidParameterValue), ErrorKind.InvalidArgument,
            $"-{parameter} '{value}' is not valid: it takes {legal}.", inner)
        {
            Target = value,
            RecommendedAction = $"Give -{parameter} {legal}.",
        };

    /// <summary>No source names a region.</summary>
    public static SecretMonitorException NoRegion() =>
        new(nameof(NoRegion), ErrorKind.InvalidArgument,
            "No region is given, and no profile, variable or instance names one.", null)
        {
            RecommendedAction = "Give -Region, set AWS_REGION, or add 'region' to the profile.",
            IsTerminating = true,
        };

    /// <summary>No source has credentials.</summary>
    public static SecretMonitorException NoCredentials(Exception? inner = null) =>
        new(nameof(NoCredentials), ErrorKind.AuthenticationError,
            "No AWS credentials were found: not in parameters, the shell, the environment, a profile, a container "
                + "or an instance.", inner)
        {
            RecommendedAction = "Give -ProfileName or -AccessKey and -SecretKey, or run "
                + "Start-SecretMonitorSandbox to try it without AWS.",
            IsTerminating = true,
        };

    /// <summary>The named profile does not exist.</summary>
    public static SecretMonitorException ProfileNotFound(string profile, string? location) =>
        new(nameof(ProfileNotFound), ErrorKind.AuthenticationError,
            $"The credential profile '{profile}' does not exist{(location is null ? "" : $" in '{location}'")}.", null)
        {
            Target = profile,
            RecommendedAction = "Name an existing profile with -ProfileName, and its file with -ProfileLocation.",
            IsTerminating = true,
        };

    /// <summary>A source of credentials was found, but gave none: an expired SSO session, a refused role.</summary>
    public static SecretMonitorException CredentialsFailed(string source, Exception inner) =>
        new(nameof(CredentialsFailed), ErrorKind.AuthenticationError,
            $"The credentials of {source} could not be had: {inner.Message}", inner)
        {
            Target = source,
            RecommendedAction = "For an SSO profile run 'aws sso login'; for a role check its trust policy.",
            IsTerminating = true,
        };
}
