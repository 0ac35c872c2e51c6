namespace Amazon.KeyManagementService.Model;

/// <summary>What is known of a key.</summary>
public sealed class KeyMetadata
{
    public string AWSAccountId { get; set; }
    public string Arn { get; set; }
    public string CloudHsmClusterId { get; set; }
    public DateTime? CreationDate { get; set; }
    public string CurrentKeyMaterialId { get; set; }
    public string CustomKeyStoreId { get; set; }
    public CustomerMasterKeySpec CustomerMasterKeySpec { get; set; }
    public DateTime? DeletionDate { get; set; }
    public string Description { get; set; }
    public bool? Enabled { get; set; }
    public List<string> EncryptionAlgorithms { get; set; }
    public ExpirationModelType ExpirationModel { get; set; }
    public List<string> KeyAgreementAlgorithms { get; set; }
    public string KeyId { get; set; }
    public KeyManagerType KeyManager { get; set; }
    public KeySpec KeySpec { get; set; }
    public KeyState KeyState { get; set; }
    public KeyUsageType KeyUsage { get; set; }
    public List<string> MacAlgorithms { get; set; }
    public bool? MultiRegion { get; set; }
    public MultiRegionConfiguration MultiRegionConfiguration { get; set; }
    public OriginType Origin { get; set; }
    public int? PendingDeletionWindowInDays { get; set; }
    public List<string> SigningAlgorithms { get; set; }
    public DateTime? ValidTo { get; set; }
    public XksKeyConfigurationType XksKeyConfiguration { get; set; }
}
