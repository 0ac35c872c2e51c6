using System.Diagnostics.CodeAnalysis;
using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.State;

namespace SecretMonitor.Sandbox;

/// <summary>
/// One sandbox's state: an account with its services, in all regions. Everything in it is read and changed under
/// <see cref="Gate"/>: a call's work is in memory and short, and one order of events makes runs repeatable.
/// </summary>
internal sealed class World : IDisposable
{
    private readonly List<SandboxService> _services;

    /// <exception cref="Errors.SecretMonitorException">A fault of the options is none.</exception>
    public World(SandboxOptions options, DateTimeOffset start)
    {
        Options = options;
        Random = new(options.Seed);
        RequestIds = new(~options.Seed);
        Clock = new(Gate, start, options.Speed, e =>
            Log.Note($"Due work failed: {e.GetType().Name} {e.StackTrace}"));
        _services = ServiceCatalog.Create(this);
        TakeFaults(options);
        Clock.Moved += Keep;
    }

    public object Gate { get; } = new();

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; }

    public SandboxRandom Random { get; }

    /// <summary>Whether the past is happening again: then nothing of it leaves the sandbox a second time.</summary>
    public bool IsReplaying { get; set; }

    /// <summary>Their own, because requests that never get into the world have ids too. To be locked.</summary>
    public SandboxRandom RequestIds { get; }

    public FaultPlan Faults { get; private set; }

    /// <summary>Where everything that comes from outside is kept; null: nowhere, or it is just being read.</summary>
    public Journal? Journal { get; set; }

    public PastStates Past { get; private set; }

    public SandboxLog Log { get; } = new();

    public IMailbox Mailbox { get; } = new Mailbox();

    /// <summary>Where the sandbox listens: <c>http://127.0.0.1:PORT</c>, no slash at the end.</summary>
    public string EndpointUrl { get; set; } = "http://127.0.0.1";

    public string AccountId => Options.AccountId;

    /// <summary>The partition of a region: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> ...</summary>
    public static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : region.StartsWith("eusc-", StringComparison.Ordinal) ? "aws-eusc"
        : "aws";

    public IReadOnlyList<SandboxService> Services => _services;

    /// <summary>
    /// The service that does a job for the others, by its interface: <c>Get&lt;ITopicPublisher&gt;()</c>.
    /// </summary>
    public T Get<T>()
        where T : class => _services.OfType<T>().Single();

    /// <summary>
    /// The service that does a job for the others, as they see it: a role just made may not be there for them yet. It
    /// answers questions; what shall last is done to <see cref="Get{T}"/>.
    /// </summary>
    public T Seen<T>()
        where T : class => (T)(object)SeenByOthers((SandboxService)(object)Get<T>());

    /// <summary>A service as the others see it.</summary>
    public SandboxService SeenByOthers(SandboxService service) => Past.Of(service, Faults.AgeForOthers(service));

    /// <summary>Lets the faults of other options strike from now on.</summary>
    /// <exception cref="Errors.SecretMonitorException">One of them is none.</exception>
    [MemberNotNull(nameof(Faults), nameof(Past))]
    public void TakeFaults(SandboxOptions options)
    {
        Faults = new(options, _services);
        Past = new(Clock, Faults);
    }

    /// <summary>
    /// Lets something from outside happen, at one instant and under the lock. Whatever changes the world goes this way
    /// or is due work of the clock: what comes of both is the same again when the journal is read.
    /// </summary>
    /// <param name="act">What happens.</param>
    /// <param name="entry">What the journal keeps of it; null, if it turned out not to have happened yet.</param>
    public void Do(Action act, Func<DateTimeOffset, ulong, JournalEntry?> entry) => Do(
        () =>
        {
            act();
            return true;
        },
        entry);

    /// <inheritdoc cref="Do(Action, Func{DateTimeOffset, ulong, JournalEntry})"/>
    public T Do<T>(Func<T> act, Func<DateTimeOffset, ulong, JournalEntry?> entry)
    {
        lock (Gate)
        {
            var (now, random) = (Clock.Hold(), Random.State);
            try
            {
                return act();
            }
            finally
            {
                Clock.Release();
                if (entry(now, random) is { } kept)
                {
                    Journal?.Add(kept);
                }
            }
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            Do(() => { }, (now, random) => new TimeEntry(now, random));
            Commit();
            Clock.Dispose();
            Journal?.Dispose();
        }
    }

    /// <summary>Keeps the time, and so all that was due until then.</summary>
    private void Keep(DateTimeOffset now)
    {
        Journal?.Add(new TimeEntry(now, Random.State));
        Commit();
    }

    private void Commit()
    {
        try
        {
            Journal?.Commit();
        }
        catch (IOException e)
        {
            Log.Note($"The state cannot be written: {e.GetType().Name}");
        }
    }
}
