using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>A request to CloudTrail.</summary>
public abstract class AmazonCloudTrailRequest : AmazonWebServiceRequest;
