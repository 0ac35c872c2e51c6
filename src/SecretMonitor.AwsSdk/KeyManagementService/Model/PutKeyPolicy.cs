using Amazon.Runtime;

namespace Amazon.KeyManagementService.Model;

/// <summary>Sets a key's policy; it must let the caller set another, unless told otherwise.</summary>
public sealed class PutKeyPolicyRequest : AmazonKeyManagementServiceRequest
{
    public bool? BypassPolicyLockoutSafetyCheck { get; set; }
    public string KeyId { get; set; }
    public string Policy { get; set; }
    public string PolicyName { get; set; }
}

/// <summary>What <see cref="PutKeyPolicyRequest"/> answers.</summary>
public sealed class PutKeyPolicyResponse : AmazonWebServiceResponse;
