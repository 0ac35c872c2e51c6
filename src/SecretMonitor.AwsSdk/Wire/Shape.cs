#nullable enable
namespace SecretMonitor.AwsSdk.Wire;

/// <summary>How values of a type are built and taken apart: a scalar, a list, a map or a structure.</summary>
internal abstract class Shape;
