namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>How a resource complies with tag policies.</summary>
public sealed class ComplianceDetails
{
    public bool? ComplianceStatus { get; set; }
    public List<string> KeysWithNoncompliantValues { get; set; }
    public List<string> NoncompliantKeys { get; set; }
}
