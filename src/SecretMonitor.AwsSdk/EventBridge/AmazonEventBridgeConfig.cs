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
        Endpoints = new("events") { GovFipsIsPlain = true, GovFipsDualStackIsPlain = true },
    };

    public AmazonEventBridgeConfig() : base(Description)
    {
    }
}
