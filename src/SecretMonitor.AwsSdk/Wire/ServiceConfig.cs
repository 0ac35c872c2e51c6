#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>The settings of a service's client.</summary>
public abstract class ServiceConfig : ClientConfig
{
    private static readonly string Version = typeof(ServiceConfig).Assembly.GetName().Version!.ToString(3);
    private readonly string _userAgent;

    private protected ServiceConfig(ServiceDescription service) : base(DefaultsModes.Provider)
    {
        Service = service;
        _userAgent = InternalSDKUtils.BuildUserAgentString(service.ServiceId.Replace(' ', '_'), Version);
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.EndpointPrefix;
        EndpointProvider = service.Endpoints;
    }

    internal ServiceDescription Service { get; }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    /// <inheritdoc/>
    public override string ServiceVersion => Service.ApiVersion;

    /// <inheritdoc/>
    public override string UserAgent => _userAgent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(EndpointResolver.Parameters(this, parameters.AlternateEndpoint));
}
