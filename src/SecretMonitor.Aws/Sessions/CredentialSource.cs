using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using SecretMonitor.Errors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Sessions;

/// <summary>
/// Credentials and where they were found. The order is that of AWS Tools for PowerShell: keys, profile, the caller's
/// own, environment, default profile, container, instance. A profile that is named and missing is an error, never
/// skipped.
/// </summary>
internal sealed record CredentialSource(string Name, AWSCredentials Credentials)
{
    /// <summary>The first source that has credentials.</summary>
    public static async Task<CredentialSource> FindAsync(SessionOptions options, CancellationToken cancellation)
    {
        if (options.Keys is { } keys)
        {
            return new("parameters", keys.SessionToken is { Length: > 0 } token
                ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, token)
                : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey));
        }

        if (options.ProfileName is { Length: > 0 } name)
        {
            return new($"profile '{name}'", OfProfile(name, options.ProfileLocation));
        }

        if (options.Credential is { } source)
        {
            return new("the given credentials", new DelegateCredentials(source));
        }

        return OfEnvironment()
            ?? OfDefaultProfile(options.ProfileLocation)
            ?? OfContainer()
            ?? await OfInstanceAsync(cancellation).ConfigureAwait(false)
            ?? throw ErrorCatalog.NoCredentials();
    }

    /// <summary>The profile that applies when none is named.</summary>
    public static string DefaultProfile => Variable("AWS_PROFILE") ?? "default";

    /// <summary>A profile; null where there is none of that name.</summary>
    public static CredentialProfile? Profile(string name, string? location) =>
        new CredentialProfileStoreChain(location).TryGetProfile(name, out var profile) ? profile : null;

    /// <summary>An environment variable; null where it is missing or empty.</summary>
    public static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static AWSCredentials OfProfile(string name, string? location)
    {
        var profile = Profile(name, location) ?? throw ErrorCatalog.ProfileNotFound(name, location);
        try
        {
            return AWSCredentialsFactory.GetAWSCredentials(profile, new CredentialProfileStoreChain(location));
        }
        catch (Exception e) when (e is InvalidDataException or AmazonClientException or ArgumentException)
        {
            throw ErrorCatalog.CredentialsFailed($"profile '{name}'", e);
        }
    }

    private static CredentialSource? OfEnvironment()
    {
        if (Variable("AWS_ACCESS_KEY_ID") is not null && Variable("AWS_SECRET_ACCESS_KEY") is not null)
        {
            return new("environment variables", new EnvironmentVariablesAWSCredentials());
        }

        return Variable("AWS_WEB_IDENTITY_TOKEN_FILE") is not null && Variable("AWS_ROLE_ARN") is not null
            ? new("the environment's web identity", AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables())
            : null;
    }

    private static CredentialSource? OfDefaultProfile(string? location)
    {
        var isNamed = Variable("AWS_PROFILE") is not null;
        return isNamed || Profile(DefaultProfile, location) is { CanCreateAWSCredentials: true }
            ? new($"profile '{DefaultProfile}'", OfProfile(DefaultProfile, location))
            : null;
    }

    private static CredentialSource? OfContainer() =>
        Variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is null
        && Variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") is null
            ? null
            : new("the container", new GenericContainerCredentials());

    private static async Task<CredentialSource?> OfInstanceAsync(CancellationToken cancellation) =>
        await InstanceMetadata.AnswersAsync(cancellation).ConfigureAwait(false)
            ? new("the instance", new InstanceProfileAWSCredentials())
            : null;
}
