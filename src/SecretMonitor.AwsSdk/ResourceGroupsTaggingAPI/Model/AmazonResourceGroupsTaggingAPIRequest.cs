using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>A request to the Resource Groups Tagging API.</summary>
public abstract class AmazonResourceGroupsTaggingAPIRequest : AmazonWebServiceRequest;
