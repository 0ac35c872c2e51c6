namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>An upload in parts that is not complete.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Object">The object to be, without its body.</param>
internal sealed record MultipartUpload(string Id, ObjectVersion Object)
{
    public SortedDictionary<int, UploadPart> Parts { get; } = [];
}
