using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services.Iam;
using SecretMonitor.Sandbox.State;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Sandbox;

/// <summary>
/// A local AWS on 127.0.0.1 that official clients accept, with a virtual clock. It lives in memory and ends with
/// <see cref="Dispose"/>, unless it has a folder for its state.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private readonly HttpServer _http;

    private SandboxServer(SandboxOptions options, Journal? journal)
    {
        using var kept = (journal?.Read() ?? []).GetEnumerator();
        var beginning = kept.MoveNext() ? (StartEntry)kept.Current : null;
        Options = beginning is null ? options : options.On(beginning.Options);
        World = new(Options, beginning?.At ?? options.StartTime ?? DateTimeOffset.UtcNow);
        try
        {
            Dispatcher dispatcher = new(World);
            _http = new(options.Port, dispatcher.HandleAsync);
            World.EndpointUrl = EndpointUrl;
            if (journal is not null)
            {
                new Replay(World, dispatcher).Run(kept);
                Begin(journal);
            }

            World.Clock.Start();
            World.Get<IOutbox>().Resume();
            _http.Start();
        }
        catch
        {
            _http?.Dispose();
            World.Dispose();
            throw;
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
    /// The port or the folder is in use, or may not be used, or a fault is none; the message names it.
    /// </exception>
    /// <exception cref="ArgumentException">An option is not legal; the message names it.</exception>
    public static SandboxServer Start(SandboxOptions options)
    {
        options.Check();
        var journal = options.Path is { } path ? Journal.Open(path) : null;
        try
        {
            return new(options, journal);
        }
        catch
        {
            journal?.Dispose();
            throw;
        }
    }

    /// <summary>Moves the virtual clock on and does everything that comes due on the way.</summary>
    public void Step(TimeSpan by)
    {
        World.Clock.Step(by);
        World.Journal?.Commit();
    }

    /// <summary>Makes a user with an access key, or a further key for a user that is there.</summary>
    /// <param name="userName">The name.</param>
    /// <param name="policyJson">
    /// An identity policy for the user, replacing the one given before; null: none is added.
    /// </param>
    /// <param name="accountId">The user's account; null: the sandbox's.</param>
    /// <exception cref="ArgumentException">An argument is not legal; the message says why.</exception>
    public SandboxUser AddPrincipal(string userName, string? policyJson, string? accountId = null)
    {
        var account = accountId ?? Options.AccountId;
        var user = World.Do(
            () => World.Get<IamService>().AddPrincipal(userName, policyJson, account),
            (now, random) => new PrincipalEntry(now, random, userName, policyJson, account));
        World.Journal?.Commit();
        return user;
    }

    /// <summary>Closes the port and drops everything.</summary>
    public void Dispose()
    {
        _http.Dispose();
        World.Dispose();
    }

    /// <summary>Writes down from now on what happens, beginning with this start.</summary>
    private void Begin(Journal journal)
    {
        lock (World.Gate)
        {
            World.Journal = journal;
            var beginning = Options with { AccessKey = AccessKey, SecretKey = SecretKey };
            journal.Add(new StartEntry(World.Clock.Now, World.Random.State, beginning));
            if (Options is { Speed: 1, StartTime: null })
            {
                // At the speed of real time it is real time, also after a pause.
                World.Clock.MoveTo(DateTimeOffset.UtcNow);
            }

            journal.Commit();
        }
    }

    private T InWorld<T>(Func<T> read)
    {
        lock (World.Gate)
        {
            return read();
        }
    }
}
