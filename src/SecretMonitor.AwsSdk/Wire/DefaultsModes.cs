#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>The defaults modes of AWS's SDKs, as AWS_DEFAULTS_MODE or a profile's defaults_mode name them.</summary>
internal static class DefaultsModes
{
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(1100);
    private static readonly TimeSpan Far = TimeSpan.FromMilliseconds(3100);
    private static readonly TimeSpan Mobile = TimeSpan.FromSeconds(30);

    /// <summary>All modes; AWSSDK.Core picks one.</summary>
    public static DefaultConfigurationProvider Provider { get; } = new(
    [
        Mode(DefaultConfigurationMode.Standard, Far),
        Mode(DefaultConfigurationMode.InRegion, Near),
        Mode(DefaultConfigurationMode.CrossRegion, Far),
        Mode(DefaultConfigurationMode.Mobile, Mobile),
        Mode(DefaultConfigurationMode.Auto, Near),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, TimeSpan connectTimeout) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connectTimeout,
        TlsNegotiationTimeout = connectTimeout,
    };
}
