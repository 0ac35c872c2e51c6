using Amazon;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.EventBridge;
using Amazon.IdentityManagement;
using Amazon.KeyManagementService;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SimpleNotificationService;
using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>Clients find the endpoints that AWS's rules name.</summary>
public sealed class EndpointRulesTests
{
    private const int Plain = 0;
    private const int Fips = 1;
    private const int DualStack = 2;

    private static readonly Dictionary<string, Func<ClientConfig>> Services = new()
    {
        ["cloudtrail"] = () => new AmazonCloudTrailConfig(),
        ["cloudwatch"] = () => new AmazonCloudWatchConfig(),
        ["events"] = () => new AmazonEventBridgeConfig(),
        ["iam"] = () => new AmazonIdentityManagementServiceConfig(),
        ["kms"] = () => new AmazonKeyManagementServiceConfig(),
        ["logs"] = () => new AmazonCloudWatchLogsConfig(),
        ["resourcegroupstaggingapi"] = () => new AmazonResourceGroupsTaggingAPIConfig(),
        ["secretsmanager"] = () => new AmazonSecretsManagerConfig(),
        ["sns"] = () => new AmazonSimpleNotificationServiceConfig(),
    };

    [Theory]
    [InlineData("secretsmanager", "us-east-1", Plain, "secretsmanager.us-east-1.amazonaws.com")]
    [InlineData("secretsmanager", "eu-west-1", Fips, "secretsmanager-fips.eu-west-1.amazonaws.com")]
    [InlineData("secretsmanager", "eu-west-1", DualStack, "secretsmanager.eu-west-1.amazonaws.com")]
    [InlineData("secretsmanager", "cn-north-1", Plain, "secretsmanager.cn-north-1.amazonaws.com.cn")]
    [InlineData("secretsmanager", "us-iso-east-1", Plain, "secretsmanager.us-iso-east-1.c2s.ic.gov")]
    [InlineData("secretsmanager", "us-isob-east-1", Plain, "secretsmanager.us-isob-east-1.sc2s.sgov.gov")]
    [InlineData("secretsmanager", "eu-isoe-west-1", Plain, "secretsmanager.eu-isoe-west-1.cloud.adc-e.uk")]
    [InlineData("secretsmanager", "us-isof-south-1", Plain, "secretsmanager.us-isof-south-1.csp.hci.ic.gov")]
    [InlineData("secretsmanager", "eusc-de-east-1", Plain, "secretsmanager.eusc-de-east-1.amazonaws.eu")]
    [InlineData("secretsmanager", "eu-north-9", Plain, "secretsmanager.eu-north-9.amazonaws.com")]
    [InlineData("sns", "eu-west-1", DualStack, "sns.eu-west-1.api.aws")]
    [InlineData("sns", "us-gov-west-1", Fips, "sns.us-gov-west-1.amazonaws.com")]
    [InlineData("logs", "us-gov-west-1", Fips, "logs.us-gov-west-1.amazonaws.com")]
    [InlineData("cloudwatch", "us-gov-west-1", Fips | DualStack, "monitoring.us-gov-west-1.api.aws")]
    [InlineData("cloudtrail", "us-gov-west-1", Fips | DualStack, "cloudtrail-fips.us-gov-west-1.api.aws")]
    [InlineData("events", "cn-north-1", Fips | DualStack, "events-fips.cn-north-1.api.amazonwebservices.com.cn")]
    [InlineData("resourcegroupstaggingapi", "eu-west-1", Plain, "tagging.eu-west-1.amazonaws.com")]
    [InlineData("iam", "eu-west-1", Plain, "iam.amazonaws.com", "us-east-1")]
    [InlineData("iam", "cn-north-1", Fips, "iam-fips.amazonaws.com.cn", "cn-northwest-1")]
    [InlineData("iam", "us-gov-east-1", Plain, "iam.us-gov.amazonaws.com", "us-gov-west-1")]
    public void An_endpoint_is_where_the_rules_of_its_partition_put_it(
        string service, string region, int kind, string host, string? signingRegion = null) =>
        Assert.Equal(
            $"https://{host} {signingRegion ?? region}",
            Resolve(service, region, fips: (kind & Fips) != 0, dualStack: (kind & DualStack) != 0));

    [Fact]
    public void Every_service_and_region_has_the_endpoint_of_the_rules_that_botocore_ships()
    {
        var answers = Python.Run("endpoint_rules.py", Services.Keys);
        Assert.NotEmpty(answers);
        Assert.All(answers, answer =>
        {
            var fields = answer.Split('\t');
            Assert.Equal(fields[4], Resolve(fields[0], fields[1], fips: fields[2] == "1", dualStack: fields[3] == "1"));
        });
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_endpoint_of_ones_own_is_neither_fips_nor_dual_stack(bool fips, bool dualStack)
    {
        AmazonSecretsManagerConfig config = new()
        {
            ServiceURL = "http://127.0.0.1:1/",
            AuthenticationRegion = "us-east-1",
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };
        Assert.Throws<AmazonClientException>(() => EndpointOf(config));
    }

    private static string Resolve(string service, string region, bool fips, bool dualStack)
    {
        var config = Services[service]();
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;
        try
        {
            var endpoint = EndpointOf(config);
            var schemes = (IEnumerable<object>?)endpoint.Attributes?["authSchemes"];
            return $"{endpoint.URL} {((IPropertyBag?)schemes?.First())?["signingRegion"] ?? region}";
        }
        catch (AmazonClientException)
        {
            return "error";
        }
    }

    private static Endpoint EndpointOf(ClientConfig config) =>
        config.DetermineServiceOperationEndpoint(new(new GetSecretValueRequest()));
}
