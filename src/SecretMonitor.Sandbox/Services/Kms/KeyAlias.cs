namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>Another name of a key.</summary>
internal sealed record KeyAlias(string Name, string Arn, string KeyId, DateTimeOffset Created, DateTimeOffset Updated);
