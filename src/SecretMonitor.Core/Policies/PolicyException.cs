namespace SecretMonitor.Policies;

/// <summary>A policy document that AWS would refuse as malformed; the message is IAM's reason.</summary>
public sealed class PolicyException(string reason, Exception? innerException = null) : Exception(reason, innerException)
{
    internal const string SyntaxErrors = "Syntax errors in policy.";
}
