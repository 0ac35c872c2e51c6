using Amazon.Runtime;

namespace SecretMonitor.Tests.Peers;

/// <summary>Clients of an endpoint on loopback.</summary>
internal static class AwsClients
{
    /// <summary>Credentials that are good enough for peers that don't check them.</summary>
    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("AKIDEXAMPLE", "secret");

    /// <summary>A client, such as AmazonSNSClient, of an endpoint.</summary>
    public static T At<T>(string url)
        where T : AmazonServiceClient => (T)At(typeof(T), url);

    /// <summary>A client of a type.</summary>
    public static AmazonServiceClient At(Type client, string url)
    {
        var config = (ClientConfig)Activator.CreateInstance(ConfigOf(client))!;
        config.ServiceURL = url;
        config.AuthenticationRegion = "us-east-1";
        return (AmazonServiceClient)Activator.CreateInstance(client, Credentials, config)!;
    }

    /// <summary>The settings' type of a client's.</summary>
    public static Type ConfigOf(Type client) => client.GetConstructors()
        .Select(constructor => constructor.GetParameters())
        .Where(parameters => parameters.Length == 1)
        .Select(parameters => parameters[0].ParameterType)
        .First(typeof(ClientConfig).IsAssignableFrom);
}
