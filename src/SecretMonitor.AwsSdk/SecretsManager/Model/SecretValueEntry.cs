namespace Amazon.SecretsManager.Model;

/// <summary>The value of one secret of a batch.</summary>
public sealed class SecretValueEntry
{
    public string ARN { get; set; }
    public DateTime? CreatedDate { get; set; }
    public string Name { get; set; }
    public MemoryStream SecretBinary { get; set; }
    public string SecretString { get; set; }
    public string VersionId { get; set; }
    public List<string> VersionStages { get; set; }
}
