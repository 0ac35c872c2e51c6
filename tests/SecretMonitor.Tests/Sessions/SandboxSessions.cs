using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sandbox;
using SecretMonitor.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Sessions;

/// <summary>Sessions with a sandbox.</summary>
internal static class SandboxSessions
{
    public const string Region = "eu-central-1";

    /// <summary>Options of the root user, or of a user with keys of its own.</summary>
    public static SessionOptions Options(this SandboxServer sandbox, AccessKeys? keys = null) => new()
    {
        Region = Region,
        Keys = keys ?? new(sandbox.AccessKey, sandbox.SecretKey),
        EndpointUrl = sandbox.EndpointUrl,
        SandboxUrl = sandbox.EndpointUrl,
    };

    /// <summary>Opens a session.</summary>
    public static Task<AwsSession> OpenAsync(
        this SandboxServer sandbox, IOperationSink sink, AccessKeys? keys = null) =>
        AwsSession.OpenAsync(sandbox.Options(keys), sink, TestContext.Current.CancellationToken);
}
