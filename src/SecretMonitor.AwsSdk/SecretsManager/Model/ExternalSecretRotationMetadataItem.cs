namespace Amazon.SecretsManager.Model;

/// <summary>What the rotation of a partner's secret needs to know.</summary>
public sealed class ExternalSecretRotationMetadataItem
{
    public string Key { get; set; }
    public string Value { get; set; }
}
