using System.Management.Automation;
using SecretMonitor.Commands;
using SecretMonitor.Errors;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandboxes;
using SecretMonitor.Sessions;

namespace SecretMonitor.Parameters;

/// <summary>Turns a command's common parameters into what a session is opened with.</summary>
internal static class SessionParameters
{
    public static SessionOptions Read(AwsCommand command)
    {
        RequireUrl(command.EndpointUrl);
        var keys = Keys(command);
        var named = keys is not null || command.Credential is not null || !string.IsNullOrEmpty(command.ProfileName);
        var sandbox = SandboxOf(command, named);
        var shell = named || sandbox is not null ? null : ShellDefaults.Credential(command);
        return new()
        {
            Region = NullIfEmpty(command.Region) ?? sandbox?.Options.Region ?? ShellDefaults.Region(command.SessionState),
            ProfileName = NullIfEmpty(command.ProfileName),
            ProfileLocation = NullIfEmpty(command.ProfileLocation),
            Keys = keys ?? (named || sandbox is null ? null : new(sandbox.AccessKey, sandbox.SecretKey)),
            Credential = (command.Credential ?? shell) is { } credential ? CredentialReader.Read(credential) : null,
            EndpointUrl = sandbox?.EndpointUrl ?? NullIfEmpty(command.EndpointUrl),
            SandboxUrl = sandbox?.EndpointUrl,
        };
    }

    private static AccessKeys? Keys(AwsCommand command)
    {
        // A sandbox that comes down the pipeline brings its secret key, and needs no key named.
        if (string.IsNullOrEmpty(command.AccessKey)
            && SandboxSession.At(command.EndpointUrl) is { } sandbox && sandbox.SecretKey == command.SecretKey)
        {
            return null;
        }

        if (string.IsNullOrEmpty(command.AccessKey) != string.IsNullOrEmpty(command.SecretKey)
            || (string.IsNullOrEmpty(command.AccessKey) && !string.IsNullOrEmpty(command.SessionToken)))
        {
            throw ErrorCatalog.InvalidParameterValue(
                "AccessKey", command.AccessKey, "an access key together with -SecretKey, and -SessionToken if it is temporary");
        }

        return string.IsNullOrEmpty(command.AccessKey)
            ? null
            : new(command.AccessKey!, command.SecretKey!, NullIfEmpty(command.SessionToken));
    }

    /// <summary>
    /// The sandbox that a URL names, or that a credential is of, or, when nothing else says where to go, the one that runs
    /// in this session. An object that was made in AWS carries a SandboxUrl of null, which binds as an empty EndpointUrl:
    /// it stays in AWS.
    /// </summary>
    private static SandboxServer? SandboxOf(AwsCommand command, bool named)
    {
        if (command.MyInvocation.BoundParameters.ContainsKey(nameof(AwsCommand.EndpointUrl)))
        {
            return SandboxSession.At(command.EndpointUrl);
        }

        var credential = command.Credential is PSObject wrapped ? wrapped.BaseObject : command.Credential;
        return credential is SandboxPrincipal user ? SandboxSession.At(user.SandboxUrl)
            : named ? null
            : SandboxSession.Current;
    }

    private static void RequireUrl(string? text)
    {
        if (!string.IsNullOrEmpty(text)
            && !(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            throw ErrorCatalog.InvalidParameterValue(nameof(AwsCommand.EndpointUrl), text, "an http:// or https:// URL");
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
