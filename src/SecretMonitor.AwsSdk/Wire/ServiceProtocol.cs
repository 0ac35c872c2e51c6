#nullable enable
namespace SecretMonitor.AwsSdk.Wire;

/// <summary>How requests and answers are written.</summary>
internal enum ServiceProtocol
{
    /// <summary>awsJson: a JSON document each way, the operation in a header.</summary>
    Json,

    /// <summary>awsQuery: form parameters there, XML back.</summary>
    Query,
}
