namespace SecretMonitor.Patterns;

/// <summary>What an SNS filter policy is applied to.</summary>
public enum FilterPolicyScope
{
    /// <summary>The attributes of a message; SNS's default.</summary>
    MessageAttributes,

    /// <summary>The JSON body of a message.</summary>
    MessageBody,
}
