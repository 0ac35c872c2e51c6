namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A checksum that is kept with an object.</summary>
/// <param name="Algorithm"><c>CRC32</c> ...</param>
/// <param name="Value">Base64; where it is over the checksums of parts, a hyphen and their number follow.</param>
internal sealed record ObjectChecksum(string Algorithm, string Value)
{
    /// <summary>The name of the header that holds it.</summary>
    public string Header => Checksum.Prefix + Algorithm.ToLowerInvariant();

    /// <summary><c>FULL_OBJECT</c>, or <c>COMPOSITE</c>: over the checksums of parts.</summary>
    public string Type => Value.Contains("-") ? "COMPOSITE" : "FULL_OBJECT";
}
