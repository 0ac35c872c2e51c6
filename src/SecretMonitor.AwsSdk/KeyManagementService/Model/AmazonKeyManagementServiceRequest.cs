using Amazon.Runtime;

namespace Amazon.KeyManagementService.Model;

/// <summary>A request to KMS.</summary>
public abstract class AmazonKeyManagementServiceRequest : AmazonWebServiceRequest;
