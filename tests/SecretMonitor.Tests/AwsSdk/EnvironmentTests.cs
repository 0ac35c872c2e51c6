using System.Diagnostics;
using Amazon;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SimpleNotificationService;
using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>Tests that change what the whole process shares; they run alone.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class EnvironmentCollection;

/// <summary>Clients take from the environment what AWS's SDKs do.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Fact]
    public async Task The_endpoint_of_all_services_gives_way_to_that_of_one()
    {
        using LoopbackService all = new(Reply.Ok("{}"));
        using LoopbackService sns = new(Reply.Ok("<ListTopicsResponse/>"));
        Set("AWS_ENDPOINT_URL", all.Url);
        Set("AWS_ENDPOINT_URL_SNS", sns.Url);
        var region = RegionEndpoint.EUWest1;
        using AmazonSecretsManagerClient secrets = new(
            AwsClients.Credentials, new AmazonSecretsManagerConfig { RegionEndpoint = region });
        using AmazonSimpleNotificationServiceClient topics = new(
            AwsClients.Credentials, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region });
        await secrets.ListSecretsAsync(new(), Token);
        await topics.ListTopicsAsync(new(), Token);
        Assert.Contains("/secretsmanager/aws4_request", Assert.Single(all.Requests).Headers["Authorization"]);
        Assert.Contains("/sns/aws4_request", Assert.Single(sns.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task The_endpoint_of_the_settings_wins_over_that_of_the_environment()
    {
        using LoopbackService service = new(Reply.Ok("{}"));
        Set("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1/");
        using var client = service.Client<AmazonSecretsManagerClient>();
        await client.ListSecretsAsync(new(), Token);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(DefaultConfigurationMode.Standard)]
    [InlineData(DefaultConfigurationMode.InRegion)]
    [InlineData(DefaultConfigurationMode.CrossRegion)]
    [InlineData(DefaultConfigurationMode.Mobile)]
    public void Every_defaults_mode_is_known_and_retries_as_the_standard_does(DefaultConfigurationMode mode)
    {
        Set("AWS_DEFAULTS_MODE", mode.ToString());
        AmazonSecretsManagerConfig config = new() { RegionEndpoint = RegionEndpoint.EUWest1 };
        Assert.Equal(mode, config.DefaultConfigurationMode);
        Assert.Equal(RequestRetryMode.Standard, config.RetryMode);
    }

    [Fact]
    public async Task A_secret_is_not_logged_even_where_answers_are()
    {
        using StringWriter log = new();
        using TextWriterTraceListener listener = new(log, nameof(A_secret_is_not_logged_even_where_answers_are));
        var logging = AWSConfigs.LoggingConfig;
        (logging.LogTo, logging.LogResponses) = (LoggingOptions.SystemDiagnostics, ResponseLoggingOption.Always);
        AWSConfigs.AddTraceListener("Amazon", listener);
        try
        {
            using LoopbackService service = new(attempt => Reply.Ok(attempt == 1
                ? """{"SecretString":"top secret"}"""
                : "<ListTopicsResponse>open</ListTopicsResponse>"));
            using var secrets = service.Client<AmazonSecretsManagerClient>();
            using var topics = service.Client<AmazonSimpleNotificationServiceClient>();
            await secrets.PutSecretValueAsync(new() { SecretId = "a", SecretString = "top secret" }, Token);
            await topics.ListTopicsAsync(new(), Token);
        }
        finally
        {
            AWSConfigs.RemoveTraceListener("Amazon", listener.Name);
            (logging.LogTo, logging.LogResponses) = (LoggingOptions.None, ResponseLoggingOption.Never);
        }

        Assert.Contains("open", log.ToString());
        Assert.DoesNotContain("top secret", log.ToString());
    }

    private void Set(string name, string value)
    {
        _before[name] = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
