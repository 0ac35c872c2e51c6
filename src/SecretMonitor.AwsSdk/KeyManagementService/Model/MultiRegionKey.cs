namespace Amazon.KeyManagementService.Model;

/// <summary>One of the keys that are one.</summary>
public sealed class MultiRegionKey
{
    public string Arn { get; set; }
    public string Region { get; set; }
}
