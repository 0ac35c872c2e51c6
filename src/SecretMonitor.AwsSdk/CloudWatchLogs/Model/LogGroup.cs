namespace Amazon.CloudWatchLogs.Model;

/// <summary>A log group; Arn ends with :*, LogGroupArn does not.</summary>
public sealed class LogGroup
{
    public string Arn { get; set; }
    public bool? BearerTokenAuthenticationEnabled { get; set; }
    public DateTime? CreationTime { get; set; }
    public DataProtectionStatus DataProtectionStatus { get; set; }
    public bool? DeletionProtectionEnabled { get; set; }
    public List<string> InheritedProperties { get; set; }
    public string KmsKeyId { get; set; }
    public string LogGroupArn { get; set; }
    public LogGroupClass LogGroupClass { get; set; }
    public string LogGroupName { get; set; }
    public int? MetricFilterCount { get; set; }
    public int? RetentionInDays { get; set; }
    public long? StoredBytes { get; set; }
}
