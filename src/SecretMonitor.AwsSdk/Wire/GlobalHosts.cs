#nullable enable
namespace SecretMonitor.AwsSdk.Wire;

/// <summary>The hosts of a service that has one for all regions of a partition, and the regions to sign for.</summary>
internal sealed record GlobalHosts(
    string Host,
    string FipsHost,
    string DualStackHost,
    string FipsDualStackHost,
    string Region,
    string? FipsRegion = null)
{
    /// <summary>The host for a kind of endpoint.</summary>
    public string For(bool fips, bool dualStack) =>
        dualStack ? (fips ? FipsDualStackHost : DualStackHost) : fips ? FipsHost : Host;
}
