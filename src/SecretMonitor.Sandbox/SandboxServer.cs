using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Services.Iam;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Sandbox;

/// <summary>
/// A local AWS on 127.0.0.1 that official clients accept, with a virtual clock. It lives in memory and ends with
/// <see cref="Dispose"/>.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private readonly HttpServer _http;

    private SandboxServer(SandboxOptions options)
    {
        Options = options;
        World = new(options);
        Dispatcher dispatcher = new(World);
        try
        {
            _http = new(options.Port, dispatcher.Handle);
        }
        catch
        {
            World.Dispose();
            throw;
        }

        lock (World.Gate)
        {
            World.EndpointUrl = EndpointUrl;
        }
    }

    /// <summary>Where clients reach it: <c>http://127.0.0.1:PORT</c>.</summary>
    public string EndpointUrl => $"http://127.0.0.1:{_http.Port}";

    /// <summary>How it was started.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The root user's access key.</summary>
    public string AccessKey => Root.AccessKeyId;

    /// <summary>The root user's secret key.</summary>
    public string SecretKey => Root.SecretKey;

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now => World.Clock.Now;

    /// <summary>The mails that SNS sent, oldest first.</summary>
    public IReadOnlyList<SandboxMail> Mail => InWorld(() => World.Mailbox.Mail);

    /// <summary>The newest requests, and what the sandbox says about itself, oldest first.</summary>
    public IReadOnlyList<SandboxLogEntry> Log => World.Log.Entries;

    internal World World { get; }

    private Credential Root => InWorld(() => World.Get<ICredentialDirectory>().Root);

    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="Errors.SecretMonitorException">
    /// The port is in use, or may not be used, or a fault is none; the message names it.
    /// </exception>
    /// <exception cref="ArgumentException">An option is not legal; the message names it.</exception>
    public static SandboxServer Start(SandboxOptions options)
    {
        options.Check();
        return new(options);
    }

    /// <summary>Moves the virtual clock on and does everything that comes due on the way.</summary>
    public void Step(TimeSpan by) => World.Clock.Step(by);

    /// <summary>Makes a user with an access key, or a further key for a user that is there.</summary>
    /// <param name="userName">The name.</param>
    /// <param name="policyJson">
    /// An identity policy for the user, replacing the one given before; null: none is added.
    /// </param>
    /// <exception cref="ArgumentException">The name or the policy is not legal; the message is IAM's.</exception>
    public SandboxUser AddPrincipal(string userName, string? policyJson) =>
        InWorld(() => World.Get<IamService>().AddPrincipal(userName, policyJson));

    /// <summary>Closes the port and drops everything.</summary>
    public void Dispose()
    {
        _http.Dispose();
        World.Dispose();
    }

    private T InWorld<T>(Func<T> read)
    {
        lock (World.Gate)
        {
            return read();
        }
    }
}
