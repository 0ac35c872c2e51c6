using System.Management.Automation;
using SecretMonitor.Errors;
using SecretMonitor.Sandboxes;
using SecretMonitor.Sessions;

namespace SecretMonitor.Parameters;

/// <summary>
/// Reads <c>-Credential</c>: AWSCredentials of any load context (their type is not ours, so by member name), a
/// PSCredential whose user name is an access key, or a principal of the sandbox.
/// </summary>
internal static class CredentialReader
{
    private const string Legal = "AWSCredentials (of Get-AWSCredential), a PSCredential (user name: the access key), or a SandboxPrincipal";

    /// <summary>The keys, asked anew each time: session credentials renew themselves.</summary>
    public static Func<AccessKeys> Read(object credential)
    {
        var value = PSObject.AsPSObject(credential);
        return value.BaseObject switch
        {
            PSCredential pair => Fixed(new(pair.UserName, pair.GetNetworkCredential().Password)),
            SandboxPrincipal user => Fixed(new(user.AccessKeyId, SecureText.Reveal(user.SecretAccessKey))),
            _ when value.Methods["GetCredentials"] is { } method => () => ToKeys(method.Invoke()),
            var other => throw ErrorCatalog.InvalidParameterValue("Credential", other.GetType().Name, Legal),
        };
    }

    private static Func<AccessKeys> Fixed(AccessKeys keys) => () => keys;

    private static AccessKeys ToKeys(object immutable)
    {
        var value = PSObject.AsPSObject(immutable);
        string? Member(string name) => value.Properties[name]?.Value as string;
        var token = Member("Token");
        return new(Member("AccessKey") ?? "", Member("SecretKey") ?? "", string.IsNullOrEmpty(token) ? null : token);
    }
}
