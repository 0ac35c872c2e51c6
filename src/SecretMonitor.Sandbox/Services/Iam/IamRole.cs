namespace SecretMonitor.Sandbox.Services.Iam;

internal sealed class IamRole : IamEntity
{
    /// <summary>Who may assume the role.</summary>
    public required string TrustPolicy { get; set; }

    public string? Description { get; set; }

    /// <summary>Seconds.</summary>
    public long MaxSessionDuration { get; set; } = 3600;
}
