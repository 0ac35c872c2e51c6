using SecretMonitor.AwsSdk.Wire;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>The settings of the Resource Groups Tagging API's client.</summary>
public class AmazonResourceGroupsTaggingAPIConfig : ServiceConfig
{
    private static readonly ServiceDescription Description = new()
    {
        ServiceId = "Resource Groups Tagging API",
        EndpointPrefix = "tagging",
        ApiVersion = "2017-01-26",
        TargetPrefix = "ResourceGroupsTaggingAPI_20170126",
        ExceptionType = typeof(AmazonResourceGroupsTaggingAPIException),
        Endpoints = new("tagging"),
    };

    public AmazonResourceGroupsTaggingAPIConfig() : base(Description)
    {
    }
}
