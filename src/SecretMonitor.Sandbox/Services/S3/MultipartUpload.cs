namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>An upload in parts that is not complete.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Object">The object to be, without its body.</param>
/// <param name="ChecksumAlgorithm">The algorithm of its checksums: <c>CRC32</c>; null: it has none.</param>
/// <param name="ChecksumType"><c>COMPOSITE</c> (over its parts' checksums) or <c>FULL_OBJECT</c>.</param>
internal sealed record MultipartUpload(
    string Id, ObjectVersion Object, string? ChecksumAlgorithm, string ChecksumType)
{
    public SortedDictionary<int, UploadPart> Parts { get; } = [];
}
