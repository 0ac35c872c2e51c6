namespace SecretMonitor.Sandbox;

/// <summary>A user of the sandbox with an access key. Its text never contains the secret key.</summary>
/// <param name="UserName">The name.</param>
/// <param name="Arn">The ARN.</param>
/// <param name="AccessKeyId">The access key.</param>
/// <param name="SecretAccessKey">The secret key.</param>
public sealed record SandboxUser(string UserName, string Arn, string AccessKeyId, string SecretAccessKey)
{
    /// <summary>The ARN.</summary>
    public override string ToString() => Arn;
}
