namespace Amazon.SecretsManager.Model;

/// <summary>Why one secret of a batch could not be read.</summary>
public sealed class APIErrorType
{
    public string ErrorCode { get; set; }
    public string Message { get; set; }
    public string SecretId { get; set; }
}
