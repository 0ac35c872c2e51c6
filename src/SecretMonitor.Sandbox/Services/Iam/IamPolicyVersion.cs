namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>A managed policy's text as it was from some time on.</summary>
/// <param name="Id"><c>v1</c>, <c>v2</c> ...; a number is never used again.</param>
/// <param name="Document">The policy as JSON.</param>
/// <param name="Created">When it was put.</param>
internal sealed record IamPolicyVersion(string Id, string Document, DateTimeOffset Created);
