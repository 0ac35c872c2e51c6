using Amazon.Runtime;

namespace Amazon.KeyManagementService.Model;

/// <summary>Describes a key, by id, ARN or alias.</summary>
public sealed class DescribeKeyRequest : AmazonKeyManagementServiceRequest
{
    public List<string> GrantTokens { get; set; }
    public string KeyId { get; set; }
}

/// <summary>What <see cref="DescribeKeyRequest"/> answers.</summary>
public sealed class DescribeKeyResponse : AmazonWebServiceResponse
{
    public KeyMetadata KeyMetadata { get; set; }
}
