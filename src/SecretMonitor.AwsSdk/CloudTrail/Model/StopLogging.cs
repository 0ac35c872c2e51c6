using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Stops the recording of events by a trail.</summary>
public sealed class StopLoggingRequest : AmazonCloudTrailRequest
{
    public string Name { get; set; }
}

/// <summary>What <see cref="StopLoggingRequest"/> answers.</summary>
public sealed class StopLoggingResponse : AmazonWebServiceResponse;
