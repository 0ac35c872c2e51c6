using Amazon.Runtime;
using Amazon.S3;
using SecretMonitor.Sandbox;
using SecretMonitor.Tests.Peers;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>Clients of a sandbox.</summary>
internal static class SandboxClients
{
    /// <summary>A client of the root user: <c>Client&lt;AmazonS3Client&gt;()</c>.</summary>
    public static T Client<T>(this SandboxServer server, string region = "us-east-1")
        where T : AmazonServiceClient
    {
        var config = (ClientConfig)Activator.CreateInstance(AwsClients.ConfigOf(typeof(T)))!;
        config.ServiceURL = server.EndpointUrl;
        config.AuthenticationRegion = region;
        config.MaxErrorRetry = 0;
        if (config is AmazonS3Config s3)
        {
            s3.ForcePathStyle = true;
        }

        BasicAWSCredentials credentials = new(server.AccessKey, server.SecretKey);
        return (T)Activator.CreateInstance(typeof(T), credentials, config)!;
    }
}
