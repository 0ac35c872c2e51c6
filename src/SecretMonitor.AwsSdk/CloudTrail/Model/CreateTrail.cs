using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Creates a trail, which logs nothing before StartLogging.</summary>
public sealed class CreateTrailRequest : AmazonCloudTrailRequest
{
    public string CloudWatchLogsLogGroupArn { get; set; }
    public string CloudWatchLogsRoleArn { get; set; }
    public bool? EnableLogFileValidation { get; set; }
    public bool? IncludeGlobalServiceEvents { get; set; }
    public bool? IsMultiRegionTrail { get; set; }
    public bool? IsOrganizationTrail { get; set; }
    public string KmsKeyId { get; set; }
    public string Name { get; set; }
    public string S3BucketName { get; set; }
    public string S3KeyPrefix { get; set; }
    public string SnsTopicName { get; set; }
    public List<Tag> TagsList { get; set; }
}

/// <summary>What <see cref="CreateTrailRequest"/> answers.</summary>
public sealed class CreateTrailResponse : AmazonWebServiceResponse
{
    public string CloudWatchLogsLogGroupArn { get; set; }
    public string CloudWatchLogsRoleArn { get; set; }
    public bool? IncludeGlobalServiceEvents { get; set; }
    public bool? IsMultiRegionTrail { get; set; }
    public bool? IsOrganizationTrail { get; set; }
    public string KmsKeyId { get; set; }
    public bool? LogFileValidationEnabled { get; set; }
    public string Name { get; set; }
    public string S3BucketName { get; set; }
    public string S3KeyPrefix { get; set; }
    public string SnsTopicARN { get; set; }
    public string SnsTopicName { get; set; }
    public string TrailARN { get; set; }
}
