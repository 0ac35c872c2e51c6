#nullable enable
namespace SecretMonitor.AwsSdk.Wire;

/// <summary>A member that gets a new UUID where it is null, the same in all attempts of a call.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdempotencyTokenAttribute : Attribute;
