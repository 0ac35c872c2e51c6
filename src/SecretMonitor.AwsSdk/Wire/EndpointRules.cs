#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using static Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>
/// The endpoint rules of a service: <c>https://{prefix}[-fips].{region}.{suffix}</c> with the exceptions that AWS's
/// rule sets make, and their errors.
/// </summary>
internal sealed class EndpointRules(string prefix) : IEndpointProvider
{
    /// <summary>Partitions in which dual-stack hosts keep the suffix of the others.</summary>
    public IReadOnlyList<string> DualStackKeepsSuffix { get; init; } = [];

    /// <summary>Regions and partitions in which the ordinary host is the FIPS host.</summary>
    public IReadOnlyList<string> PlainFips { get; init; } = [];

    /// <summary>Regions and partitions in which the ordinary dual-stack host is the FIPS dual-stack host.</summary>
    public IReadOnlyList<string> PlainFipsDualStack { get; init; } = [];

    /// <summary>By partition, the hosts of a service that is not regional.</summary>
    public IReadOnlyDictionary<string, GlobalHosts>? Global { get; init; }

    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">There is no such endpoint.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = (bool)parameters["UseFIPS"];
        var dualStack = (bool)parameters["UseDualStack"];
        if (parameters["Endpoint"] is string { Length: > 0 } url)
        {
            return fips ? throw Invalid("FIPS and custom endpoint are not supported")
                : dualStack ? throw Invalid("Dualstack and custom endpoint are not supported")
                : new Endpoint(url);
        }

        if (parameters["Region"] is not string { Length: > 0 } region)
        {
            throw Invalid("Missing Region");
        }

        var partition = Partition(region);
        if (Global?.TryGetValue(partition.name, out var hosts) == true)
        {
            var signingRegion = fips ? hosts.FipsRegion ?? hosts.Region : hosts.Region;
            return new Endpoint(
                "https://" + hosts.For(fips, dualStack),
                $$"""
                {"authSchemes":[{"name":"sigv4","signingName":"{{prefix}}","signingRegion":"{{signingRegion}}"}]}
                """,
                headersJson: string.Empty);
        }

        if (fips && !partition.supportsFIPS)
        {
            throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
        }

        if (dualStack && !partition.supportsDualStack)
        {
            throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
        }

        var plainPlaces = dualStack ? PlainFipsDualStack : PlainFips;
        var plain = !fips || plainPlaces.Contains(region) || plainPlaces.Contains(partition.name);
        var keepsSuffix = DualStackKeepsSuffix.Contains(partition.name) && !(fips && partition.name == "aws-cn");
        var suffix = dualStack && !keepsSuffix ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{prefix}{(plain ? "" : "-fips")}.{region}.{suffix}");
    }

    private static AmazonClientException Invalid(string reason) => new("Invalid Configuration: " + reason);
}
