using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <summary>
/// How a secret would be rotated. The sandbox has no Lambda: it keeps the settings and rotates nothing.
/// </summary>
internal sealed class SecretRotation
{
    public bool IsEnabled { get; set; }

    public string? LambdaArn { get; set; }

    public Structure? Rules { get; set; }

    /// <summary>The next day of rotation, by the rule in days.</summary>
    public DateTimeOffset? Next { get; set; }
}
