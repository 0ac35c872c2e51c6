using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Starts the recording of events by a trail.</summary>
public sealed class StartLoggingRequest : AmazonCloudTrailRequest
{
    public string Name { get; set; }
}

/// <summary>What <see cref="StartLoggingRequest"/> answers.</summary>
public sealed class StartLoggingResponse : AmazonWebServiceResponse;
