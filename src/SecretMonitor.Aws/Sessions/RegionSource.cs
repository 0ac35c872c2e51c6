using SecretMonitor.Errors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Sessions;

/// <summary>
/// The region and where it was found: parameter, named profile, environment, default profile, instance.
/// </summary>
internal sealed record RegionSource(string Name, string Region)
{
    /// <summary>The first source that names a region.</summary>
    public static async Task<RegionSource> FindAsync(SessionOptions options, CancellationToken cancellation) =>
        Of("parameter", options.Region)
        ?? OfProfile(options.ProfileName, options.ProfileLocation)
        ?? Of("AWS_REGION", CredentialSource.Variable("AWS_REGION"))
        ?? Of("AWS_DEFAULT_REGION", CredentialSource.Variable("AWS_DEFAULT_REGION"))
        ?? OfProfile(CredentialSource.DefaultProfile, options.ProfileLocation)
        ?? Of("instance metadata", await InstanceMetadata.RegionAsync(cancellation).ConfigureAwait(false))
        ?? throw ErrorCatalog.NoRegion();

    private static RegionSource? OfProfile(string? name, string? location) => name is not { Length: > 0 }
        ? null
        : Of($"profile '{name}'", CredentialSource.Profile(name, location)?.Region?.SystemName);

    private static RegionSource? Of(string name, string? region) =>
        region is not { Length: > 0 } ? null
        : region.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') ? new(name, region)
        : throw ErrorCatalog.InvalidParameterValue("Region", region, "the name of a region, such as eu-central-1");
}
