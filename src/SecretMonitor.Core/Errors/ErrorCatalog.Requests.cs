using SecretMonitor.Permissions;

namespace SecretMonitor.Errors;

/// <content>What AWS answers, or does not.</content>
public static partial class ErrorCatalog
{
    /// <summary>IAM, or a resource's policy, refused.</summary>
    /// <param name="failure">What is known.</param>
    /// <param name="statement">The policy statement that would allow it, as JSON.</param>
    public static SecretMonitorException AccessDenied(AwsFailure failure, string statement) =>
        Of(nameof(AccessDenied), ErrorKind.PermissionDenied, failure,
            $"You may not call {failure.Call} {failure.Place}: {failure.Message}",
            $"Add this statement to the caller's policy: {statement}{WholePolicy(failure.Action)}");

    /// <summary>A policy denies it in so many words, so that no further statement could allow it.</summary>
    public static SecretMonitorException AccessDeniedExplicitly(AwsFailure failure) =>
        Of(nameof(AccessDeniedExplicitly), ErrorKind.PermissionDenied, failure,
            $"A policy denies {failure.Call} {failure.Place}: {failure.Message}",
            "Ask who administers the account: a Deny in the policy that the message names must make an exception.");

    /// <summary>The session's credentials have expired.</summary>
    public static SecretMonitorException ExpiredCredentials(AwsFailure failure) =>
        Of(nameof(ExpiredCredentials), ErrorKind.AuthenticationError, failure,
            $"The credentials for {failure.Region} have expired: {failure.Message}",
            "Get new ones: 'aws sso login', or renew the session token.", isTerminating: true);

    /// <summary>AWS does not know the access key.</summary>
    public static SecretMonitorException UnknownAccessKey(AwsFailure failure) =>
        Of(nameof(UnknownAccessKey), ErrorKind.AuthenticationError, failure,
            $"AWS does not know the access key or session token used in {failure.Region}: {failure.Message}",
            "Check -AccessKey, -SessionToken or the profile; keys of the sandbox work in the sandbox only, and "
                + "the reverse.",
            isTerminating: true);

    /// <summary>The signature is wrong: the secret key, or this machine's clock.</summary>
    public static SecretMonitorException InvalidSignature(AwsFailure failure) =>
        Of(nameof(InvalidSignature), ErrorKind.AuthenticationError, failure,
            $"AWS did not accept the request's signature in {failure.Region}: {failure.Message}",
            "Check the secret key, and that this machine's clock is right.", isTerminating: true);

    /// <summary>The service is asked too often.</summary>
    public static SecretMonitorException Throttled(AwsFailure failure) =>
        Of(nameof(Throttled), ErrorKind.ResourceUnavailable, failure,
            $"{failure.Call} is throttled {failure.Place}, after retries: {failure.Message}",
            "Wait a minute and run the command again; it continues where it stopped.");

    /// <summary>A quota of the account is full.</summary>
    public static SecretMonitorException QuotaExceeded(AwsFailure failure) =>
        Of(nameof(QuotaExceeded), ErrorKind.LimitsExceeded, failure,
            $"{failure.Call} hit a quota {failure.Place}: {failure.Message}",
            "Remove what is no longer used, or ask for a higher quota in the Service Quotas console.");

    /// <summary>What was named does not exist.</summary>
    public static SecretMonitorException ResourceNotFound(AwsFailure failure) =>
        Of(nameof(ResourceNotFound), ErrorKind.ObjectNotFound, failure,
            $"{failure.Call} found no such resource {failure.Place}: {failure.Message}",
            "Check the name, the region and the account.");

    /// <summary>What was to be created exists already.</summary>
    public static SecretMonitorException ResourceExists(AwsFailure failure) =>
        Of(nameof(ResourceExists), ErrorKind.ResourceExists, failure,
            $"{failure.Call} found the resource existing already {failure.Place}: {failure.Message}",
            "Run the command again; if it stays, choose another name.");

    /// <summary>A value broke a rule of the service.</summary>
    public static SecretMonitorException InvalidRequest(AwsFailure failure) =>
        Of(nameof(InvalidRequest), ErrorKind.InvalidArgument, failure,
            $"{failure.Call} was refused as not valid {failure.Place}: {failure.Message}",
            "Correct the value that the message names.");

    /// <summary>The service failed, or answered with a code that is none of the others.</summary>
    public static SecretMonitorException RequestFailed(AwsFailure failure) =>
        Of(nameof(RequestFailed), ErrorKind.InvalidOperation, failure,
            $"{failure.Call} failed {failure.Place} ({failure.Code ?? "no code"}): {failure.Message}",
            "Run the command again with -Debug to see the requests; with a request id AWS Support can look it up.");

    /// <summary>The endpoint cannot be reached: refused, no such host, TLS.</summary>
    public static SecretMonitorException EndpointUnreachable(AwsFailure failure, string endpoint) =>
        Of(nameof(EndpointUnreachable), ErrorKind.ConnectionError, failure,
            $"{endpoint} cannot be reached: {failure.Message}",
            "Check the network, the proxy, -Region and -EndpointUrl; a sandbox must be running "
                + "(Get-SecretMonitorSandbox).",
            isTerminating: true);

    /// <summary>The endpoint did not answer in time.</summary>
    public static SecretMonitorException RequestTimedOut(AwsFailure failure, string endpoint) =>
        Of(nameof(RequestTimedOut), ErrorKind.OperationTimeout, failure,
            $"{endpoint} did not answer {failure.Call} in time.",
            "Check the network and the proxy, and run the command again.");

    // The next action would be refused after this one.
    private static string WholePolicy(string? action)
    {
        var purposes = PermissionCatalog.PurposesOf(action ?? "");
        return purposes == 0 ? "" : $". For all that the commands need: Get-SecretMonitorPolicy -For {purposes}.";
    }

    private static SecretMonitorException Of(
        string id, ErrorKind kind, AwsFailure failure, string message, string advice, bool isTerminating = false) =>
        new(id, kind, message, failure.Inner)
        {
            Target = failure.Target,
            RecommendedAction = string.IsNullOrEmpty(failure.RequestId) ? advice : $"{advice} (Request id: {failure.RequestId}.)",
            RequestId = failure.RequestId,
            AwsErrorCode = failure.Code,
            IsTerminating = isTerminating,
        };
}
