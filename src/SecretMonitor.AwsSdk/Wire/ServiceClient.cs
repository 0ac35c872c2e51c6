#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>
/// A client of one service. Credentials, signing, retries and HTTP are AWSSDK.Core's; the request, the answer and
/// the endpoint are made by the service's description.
/// </summary>
public abstract class ServiceClient : AmazonServiceClient
{
    private protected ServiceClient(ServiceConfig config) : base(config)
    {
    }

    private protected ServiceClient(AWSCredentials credentials, ServiceConfig config) : base(credentials, config)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    private ServiceDescription Service => ((ServiceConfig)Config).Service;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<Amazon.Runtime.Internal.EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Resolver());
    }

    private protected Task<TResponse> CallAsync<TResponse>(
        AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Service.Options<TResponse>(), cancellationToken);
}
