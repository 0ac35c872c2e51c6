namespace Amazon.IdentityManagement.Model;

/// <summary>When and where a role was last used.</summary>
public sealed class RoleLastUsed
{
    public DateTime? LastUsedDate { get; set; }
    public string Region { get; set; }
}
