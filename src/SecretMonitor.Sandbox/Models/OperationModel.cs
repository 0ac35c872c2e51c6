namespace SecretMonitor.Sandbox.Models;

/// <summary>An operation.</summary>
/// <param name="Name">AWS's name.</param>
/// <param name="Input">Its request; empty where it takes none.</param>
/// <param name="Output">Its answer; null where it has none (query answers then carry no result element).</param>
internal sealed record OperationModel(string Name, StructureModel Input, StructureModel? Output);
