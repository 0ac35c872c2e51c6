using SecretMonitor.AwsSdk.Wire;

namespace Amazon.EventBridge;

/// <summary>The settings of EventBridge's client.</summary>
public class AmazonEventBridgeConfig : ServiceConfig
{
    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "EventBridge",
        EndpointPrefix = "events",
        ApiVersion = "2015-10-07",
        TargetPrefix = "AWSEvents",
        ExceptionType = typeof(AmazonEventBridgeException),
        Endpoints = new("events")
        {
            PlainFips = ["us-gov-east-1", "us-gov-west-1"],
            PlainFipsDualStack = ["aws-us-gov"],
        },
    };

    public AmazonEventBridgeConfig() : base(Description)
    {
    }
}
