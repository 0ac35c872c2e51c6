using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>A policy of the account's logs in a region, which lets services write.</summary>
internal sealed record ResourcePolicy(string Name, string Document, long Updated)
{
    public Structure ToStructure() => new()
    {
        ["policyName"] = Name,
        ["policyDocument"] = Document,
        ["lastUpdatedTime"] = Updated,
        ["policyScope"] = "ACCOUNT",
    };
}
