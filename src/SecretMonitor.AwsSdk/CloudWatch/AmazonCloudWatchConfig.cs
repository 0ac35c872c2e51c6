using SecretMonitor.AwsSdk.Wire;

namespace Amazon.CloudWatch;

/// <summary>The settings of CloudWatch's client.</summary>
public class AmazonCloudWatchConfig : ServiceConfig
{
    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "CloudWatch",
        EndpointPrefix = "monitoring",
        ApiVersion = "2010-08-01",
        TargetPrefix = "GraniteServiceVersion20100801",
        JsonVersion = "1.0",
        QueryCompatible = true,
        ErrorNames = new Dictionary<string, string>
        {
            ["InternalServiceError"] = "InternalServiceException",
            ["InvalidParameterInput"] = "DashboardInvalidInputErrorException",
            ["MissingParameter"] = "MissingRequiredParameterException",
        },
        ExceptionType = typeof(AmazonCloudWatchException),
        Endpoints = new("monitoring") { PlainFips = ["aws-us-gov"], PlainFipsDualStack = ["aws-us-gov"] },
    };

    public AmazonCloudWatchConfig() : base(Description)
    {
    }
}
