using SecretMonitor.AwsSdk.Wire;

namespace Amazon.IdentityManagement;

/// <summary>The settings of IAM's client.</summary>
public class AmazonIdentityManagementServiceConfig : ServiceConfig
{
    private static readonly Dictionary<string, GlobalHosts> Hosts = new()
    {
        ["aws"] = new(
            "iam.amazonaws.com", "iam-fips.amazonaws.com",
            "iam.global.api.aws", "iam-fips.global.api.aws", "us-east-1"),
        ["aws-cn"] = new(
            "iam.cn-north-1.amazonaws.com.cn", "iam-fips.amazonaws.com.cn",
            "iam.global.api.amazonwebservices.com.cn", "iam-fips.api.amazonwebservices.com.cn",
            "cn-north-1", "cn-northwest-1"),
        ["aws-us-gov"] = new(
            "iam.us-gov.amazonaws.com", "iam.us-gov.amazonaws.com",
            "iam.us-gov.api.aws", "iam.us-gov.api.aws", "us-gov-west-1"),
        ["aws-eusc"] = new(
            "iam.eusc-de-east-1.amazonaws.eu", "iam-fips.amazonaws.eu",
            "iam.api.amazonwebservices.eu", "iam-fips.api.amazonwebservices.eu", "eusc-de-east-1"),
        ["aws-iso"] = new(
            "iam.us-iso-east-1.c2s.ic.gov", "iam-fips.us-iso-east-1.c2s.ic.gov",
            "iam.api.aws.ic.gov", "iam-fips.api.aws.ic.gov", "us-iso-east-1"),
        ["aws-iso-b"] = new(
            "iam.us-isob-east-1.sc2s.sgov.gov", "iam-fips.us-isob-east-1.sc2s.sgov.gov",
            "iam.api.aws.scloud", "iam-fips.api.aws.scloud", "us-isob-east-1"),
        ["aws-iso-e"] = new(
            "iam.eu-isoe-west-1.cloud.adc-e.uk", "iam-fips.cloud.adc-e.uk",
            "iam.api.cloud-aws.adc-e.uk", "iam-fips.api.cloud-aws.adc-e.uk", "eu-isoe-west-1"),
        ["aws-iso-f"] = new(
            "iam.us-isof-south-1.csp.hci.ic.gov", "iam-fips.csp.hci.ic.gov",
            "iam.api.aws.hci.ic.gov", "iam-fips.api.aws.hci.ic.gov", "us-isof-south-1"),
    };

    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "IAM",
        EndpointPrefix = "iam",
        ApiVersion = "2010-05-08",
        Protocol = ServiceProtocol.Query,
        ExceptionType = typeof(AmazonIdentityManagementServiceException),
        Endpoints = new("iam") { Global = Hosts },
    };

    public AmazonIdentityManagementServiceConfig() : base(Description)
    {
    }
}
