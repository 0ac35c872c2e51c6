using Amazon.Runtime;

namespace Amazon.KeyManagementService.Model;

/// <summary>Reads a key's policy, by the key's id or ARN.</summary>
public sealed class GetKeyPolicyRequest : AmazonKeyManagementServiceRequest
{
    public string KeyId { get; set; }
    public string PolicyName { get; set; }
}

/// <summary>What <see cref="GetKeyPolicyRequest"/> answers.</summary>
public sealed class GetKeyPolicyResponse : AmazonWebServiceResponse
{
    public string Policy { get; set; }
    public string PolicyName { get; set; }
}
