#nullable enable
using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>What a service adds to the generic client: constants only, from its API model.</summary>
internal sealed class ServiceDescription : IServiceMetadata
{
    private readonly ConcurrentDictionary<Type, InvokeOptions> _options = new();
    private ShapeCache? _shapes;
    private ServiceErrors? _errors;

    /// <summary>The name in AWS's SDKs and in <c>AWS_ENDPOINT_URL_*</c>: "Secrets Manager".</summary>
    public required string ServiceId { get; init; }

    /// <summary>The first label of host names; also what requests are signed for, unless said otherwise.</summary>
    public required string EndpointPrefix { get; init; }

    /// <summary>The version of the API.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The service's exception; those that its model declares derive from it.</summary>
    public required Type ExceptionType { get; init; }

    /// <summary>How requests and answers are written.</summary>
    public ServiceProtocol Protocol { get; init; }

    /// <summary>What precedes the operation in the X-Amz-Target header of the JSON protocol.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>The version of the JSON protocol.</summary>
    public string JsonVersion { get; init; } = "1.1";

    /// <summary>Asks for the error codes of the query protocol, which the service spoke before JSON.</summary>
    public bool QueryCompatible { get; init; }

    /// <summary>CloudWatch Logs: members start with a lower-case letter, times are epoch milliseconds.</summary>
    public bool LogsConventions { get; init; }

    /// <summary>Exception class names of error codes, where they differ by more than the suffix.</summary>
    public IReadOnlyDictionary<string, string> ErrorNames { get; init; } = new Dictionary<string, string>();

    /// <summary>What the service's hosts are called.</summary>
    public required EndpointRules Endpoints { get; init; }

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    /// <summary>The name in the SDK for .NET: "Amazon.SecretsManager".</summary>
    public string? Name => ExceptionType.Namespace;

    /// <summary>The shapes of the service's types.</summary>
    public ShapeCache Shapes => _shapes ??= new(camelCase: LogsConventions, epochMilliseconds: LogsConventions);

    /// <summary>The service's errors.</summary>
    public ServiceErrors Errors => _errors ??= new(ExceptionType, ErrorNames);

    /// <summary>What AWSSDK.Core needs to know of an operation.</summary>
    public InvokeOptions Options<TResponse>()
        where TResponse : AmazonWebServiceResponse, new() =>
        _options.GetOrAdd(typeof(TResponse), _ => new InvokeOptions
        {
            RequestMarshaller = Protocol == ServiceProtocol.Json ? new JsonMarshaller(this) : new QueryMarshaller(this),
            ResponseUnmarshaller = Protocol == ServiceProtocol.Json
                ? new JsonUnmarshaller<TResponse>(this)
                : new QueryUnmarshaller<TResponse>(this),
        });

    /// <summary>GetSecretValue of a GetSecretValueRequest.</summary>
    public static string OperationOf(AmazonWebServiceRequest request)
    {
        var name = request.GetType().Name;
        return name.Substring(0, name.Length - "Request".Length);
    }
}
