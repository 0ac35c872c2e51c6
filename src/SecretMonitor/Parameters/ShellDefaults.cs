using System.Management.Automation;

namespace SecretMonitor.Parameters;

/// <summary>What AWS Tools for PowerShell has set for the session: <c>Set-DefaultAWSRegion</c>, <c>Set-AWSCredential</c>.</summary>
internal static class ShellDefaults
{
    /// <summary><c>$StoredAWSRegion</c>; null when it is not set.</summary>
    public static string? Region(SessionState session) => (Unwrap(session.PSVariable.GetValue("StoredAWSRegion")) as string) is { Length: > 0 } region
        ? region
        : null;

    /// <summary>
    /// The shell's credentials; null when there are none. Their object's members are internal, so AWS.Tools' own command
    /// is asked.
    /// </summary>
    public static object? Credential(PSCmdlet command)
    {
        if (command.SessionState.PSVariable.GetValue("StoredAWSCredentials") is null
            || command.InvokeCommand.GetCommand("Get-AWSCredential", CommandTypes.Cmdlet) is null)
        {
            return null;
        }

        return command.InvokeCommand.InvokeScript("Get-AWSCredential").FirstOrDefault();
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
