using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Sessions;

/// <summary>The settings that all clients of a session share.</summary>
internal sealed class ClientSettings(SessionOptions options, string region, RequestGate gate)
{
    /// <summary>Sets up a client's configuration.</summary>
    public T Apply<T>(T config) where T : ClientConfig
    {
        config.Profile = options.ProfileName is { Length: > 0 } name ? new(name, options.ProfileLocation) : null;
        config.RetryMode = RequestRetryMode.Standard;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (options.EndpointUrl is { Length: > 0 } url)
        {
            config.ServiceURL = url;
        }

        // An endpoint of one's own, which the environment or a profile may name too, does not tell its region by its name,
        // and rarely resolves a host name per bucket.
        if (!string.IsNullOrEmpty(config.ServiceURL))
        {
            config.AuthenticationRegion = region;
            if (config is AmazonS3Config s3)
            {
                s3.ForcePathStyle = true;
            }
        }

        gate.Attach(config);
        return config;
    }
}
