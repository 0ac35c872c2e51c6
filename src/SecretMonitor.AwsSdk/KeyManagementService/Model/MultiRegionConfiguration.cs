namespace Amazon.KeyManagementService.Model;

/// <summary>The keys of several regions that are one.</summary>
public sealed class MultiRegionConfiguration
{
    public MultiRegionKeyType MultiRegionKeyType { get; set; }
    public MultiRegionKey PrimaryKey { get; set; }
    public List<MultiRegionKey> ReplicaKeys { get; set; }
}
