using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>What CreateTrail and UpdateTrail set: where a trail delivers and what it covers.</summary>
internal sealed record TrailSettings
{
    public required string Bucket { get; init; }

    public string? KeyPrefix { get; init; }

    /// <summary>The topic's name or ARN as it was sent.</summary>
    public string? TopicName { get; init; }

    public bool IncludesGlobalServices { get; init; } = true;

    public bool IsMultiRegion { get; init; }

    public bool ValidatesFiles { get; init; }

    /// <summary>The log group's ARN, with <c>:*</c> at its end.</summary>
    public string? LogGroupArn { get; init; }

    public string? LogRoleArn { get; init; }

    public string? KmsKeyId { get; init; }

    /// <summary>The name in <see cref="LogGroupArn"/>.</summary>
    public string? LogGroup => LogGroupArn?.Split(':')[6];

    /// <summary>These settings with those that a request names; empty texts take a setting away.</summary>
    public TrailSettings With(Structure input)
    {
        var group = Given(input, "CloudWatchLogsLogGroupArn", LogGroupArn);
        var role = Given(input, "CloudWatchLogsRoleArn", LogRoleArn);
        var removesLogs = input.Text("CloudWatchLogsRoleArn") is ""
            && input.Text("CloudWatchLogsLogGroupArn") is null or "";
        return this with
        {
            Bucket = input.Text("S3BucketName") ?? Bucket,
            KeyPrefix = Given(input, "S3KeyPrefix", KeyPrefix),
            TopicName = Given(input, "SnsTopicName", TopicName),
            IncludesGlobalServices = input.Flag("IncludeGlobalServiceEvents") ?? IncludesGlobalServices,
            IsMultiRegion = input.Flag("IsMultiRegionTrail") ?? IsMultiRegion,
            ValidatesFiles = input.Flag("EnableLogFileValidation") ?? ValidatesFiles,
            LogGroupArn = removesLogs ? null : group,
            LogRoleArn = removesLogs ? null : role,
            KmsKeyId = Given(input, "KmsKeyId", KmsKeyId),
        };
    }

    private static string? Given(Structure input, string member, string? present) =>
        input.Text(member) switch { null => present, "" => null, var given => given };
}
