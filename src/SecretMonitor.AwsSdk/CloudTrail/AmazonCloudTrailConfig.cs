using SecretMonitor.AwsSdk.Wire;

namespace Amazon.CloudTrail;

/// <summary>The settings of CloudTrail's client.</summary>
public class AmazonCloudTrailConfig : ServiceConfig
{
    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "CloudTrail",
        EndpointPrefix = "cloudtrail",
        ApiVersion = "2013-11-01",
        TargetPrefix = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
        ExceptionType = typeof(AmazonCloudTrailException),
        Endpoints = new("cloudtrail") { PlainFips = ["us-gov-east-1", "us-gov-west-1"] },
    };

    public AmazonCloudTrailConfig() : base(Description)
    {
    }
}
