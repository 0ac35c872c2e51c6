namespace SecretMonitor.Sandbox.Models;

/// <summary>What a value is.</summary>
internal enum ShapeKind
{
    String,
    Integer,
    Long,
    Double,
    Boolean,
    Blob,
    Timestamp,
    List,
    Map,
    Structure,
}
