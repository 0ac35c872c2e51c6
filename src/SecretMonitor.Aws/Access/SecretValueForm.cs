namespace SecretMonitor.Aws.Access;

/// <summary>Whether and how a read hands out the value.</summary>
public enum SecretValueForm
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As a <see cref="System.Security.SecureString"/>.</summary>
    SecureString,

    /// <summary>As plain text.</summary>
    PlainText,
}
