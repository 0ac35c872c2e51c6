namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>IAM, as the services that act by a role see it.</summary>
internal interface IRoleDirectory
{
    /// <summary>
    /// Whether a service may assume the role (trust policy, with SourceArn and SourceAccount) and the role's policies
    /// allow the action on the resource.
    /// </summary>
    bool RoleAllows(string roleArn, Authentication.ServiceCaller service, string action, string resource);
}
