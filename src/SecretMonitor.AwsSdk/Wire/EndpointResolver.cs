#nullable enable
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>Resolves the endpoint of each call by the service's rules.</summary>
internal sealed class EndpointResolver : BaseEndpointResolver
{
    /// <summary>What the rules decide by.</summary>
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? alternative) => new()
    {
        ["Region"] = (alternative ?? config.RegionEndpoint)?.SystemName ?? RegionOfUrl(config),
        ["UseDualStack"] = config.UseDualstackEndpoint,
        ["UseFIPS"] = config.UseFIPSEndpoint,
        ["Endpoint"] = config.ServiceURL,
    };

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    private static string? RegionOfUrl(IClientConfig config) =>
        string.IsNullOrEmpty(config.ServiceURL) ? null
        : !string.IsNullOrEmpty(config.AuthenticationRegion) ? config.AuthenticationRegion
        : RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName;
}
