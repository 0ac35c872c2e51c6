namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>A long-term key of a user.</summary>
internal sealed class IamAccessKey(string id, string secret, DateTimeOffset created)
{
    public string Id { get; } = id;

    public string Secret { get; } = secret;

    public DateTimeOffset Created { get; } = created;

    public string Status { get; set; } = "Active";

    /// <summary>When, for which service and in which region it last signed.</summary>
    public (DateTimeOffset Time, string Service, string Region)? LastUsed { get; set; }
}
