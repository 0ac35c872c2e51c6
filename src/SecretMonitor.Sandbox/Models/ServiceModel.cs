using System.Collections.Concurrent;

namespace SecretMonitor.Sandbox.Models;

/// <summary>
/// A service's API as AWS models it: operations, members, constraints, errors. Read from an embedded
/// <c>.model</c> text (<see cref="ModelReader"/> tells its grammar), once, when the service is first used.
/// </summary>
internal sealed class ServiceModel
{
    private static readonly ConcurrentDictionary<string, Lazy<ServiceModel>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The name in a signature's scope, which is also the model's file name.</summary>
    public required string SigningName { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>AWS's names of the protocols: <c>json</c>, <c>query</c>, <c>smithy-rpc-v2-cbor</c>.</summary>
    public required IReadOnlyList<string> Protocols { get; init; }

    /// <summary>The part of <c>X-Amz-Target</c> before the operation; null for query-only services.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary><c>1.0</c> or <c>1.1</c>.</summary>
    public string JsonVersion { get; init; } = "1.1";

    /// <summary>The namespace of XML answers; null for json-only services.</summary>
    public string? XmlNamespace { get; init; }

    public required IReadOnlyDictionary<string, OperationModel> Operations { get; init; }

    /// <summary>The modelled errors by exception name.</summary>
    public required IReadOnlyDictionary<string, ErrorModel> Errors { get; init; }

    /// <summary>The model of a service that the sandbox serves.</summary>
    public static ServiceModel Load(string signingName) =>
        Loaded.GetOrAdd(signingName, name => new(() => ModelReader.ReadEmbedded(name))).Value;
}
