using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>A request to Secrets Manager.</summary>
public abstract class AmazonSecretsManagerRequest : AmazonWebServiceRequest;
