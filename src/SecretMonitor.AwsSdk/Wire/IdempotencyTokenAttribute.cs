#nullable enable
namespace SecretMonitor.AwsSdk.Wire;

/// <summary>A member that gets a new UUID where the caller left it null, the same one in each retry of the call.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdempotencyTokenAttribute : Attribute;
