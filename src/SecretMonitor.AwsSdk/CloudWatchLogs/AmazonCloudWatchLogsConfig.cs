using SecretMonitor.AwsSdk.Wire;

namespace Amazon.CloudWatchLogs;

/// <summary>The settings of CloudWatch Logs's client.</summary>
public class AmazonCloudWatchLogsConfig : ServiceConfig
{
    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "CloudWatch Logs",
        EndpointPrefix = "logs",
        ApiVersion = "2014-03-28",
        TargetPrefix = "Logs_20140328",
        LogsConventions = true,
        ExceptionType = typeof(AmazonCloudWatchLogsException),
        Endpoints = new("logs") { PlainFips = ["us-gov-east-1", "us-gov-west-1"] },
    };

    public AmazonCloudWatchLogsConfig() : base(Description)
    {
    }
}
