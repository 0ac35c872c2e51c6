namespace SecretMonitor.Aws.Provisioning;

/// <summary>One setting of a bucket: one call to S3.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Differs">Whether it is not as it should be.</param>
/// <param name="PutAsync">Sets it.</param>
internal sealed record BucketSetting(string Name, bool Differs, Func<CancellationToken, Task> PutAsync);
