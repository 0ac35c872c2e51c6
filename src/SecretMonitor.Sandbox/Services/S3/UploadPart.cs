namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A part of an upload.</summary>
internal sealed record UploadPart(byte[] Body, string ETag, DateTimeOffset LastModified);
