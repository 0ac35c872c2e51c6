namespace Amazon.IdentityManagement.Model;

/// <summary>The policy that bounds a role's permissions.</summary>
public sealed class AttachedPermissionsBoundary
{
    public string PermissionsBoundaryArn { get; set; }
    public PermissionsBoundaryAttachmentType PermissionsBoundaryType { get; set; }
}
