namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A line of a listing: an object's version, or a common prefix of several keys.</summary>
/// <param name="Name">The key, or the prefix.</param>
/// <param name="Version">The version; null for a common prefix.</param>
internal sealed record ListingEntry(string Name, ObjectVersion? Version);
