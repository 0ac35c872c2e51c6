namespace Amazon.KeyManagementService.Model;

/// <summary>A key outside of AWS.</summary>
public sealed class XksKeyConfigurationType
{
    public string Id { get; set; }
}
