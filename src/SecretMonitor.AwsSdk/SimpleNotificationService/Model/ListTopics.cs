using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Lists topics, 100 a page.</summary>
public sealed class ListTopicsRequest : AmazonSimpleNotificationServiceRequest
{
    public string NextToken { get; set; }
}

/// <summary>What <see cref="ListTopicsRequest"/> answers.</summary>
public sealed class ListTopicsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Topic> Topics { get; set; }
}
