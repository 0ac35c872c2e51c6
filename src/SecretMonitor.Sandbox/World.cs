using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox;

/// <summary>
/// One sandbox's state: an account with its services, in all regions. Everything in it is read and changed under
/// <see cref="Gate"/>: a call's work is in memory and short, and one order of events makes runs repeatable.
/// </summary>
internal sealed class World : IDisposable
{
    private readonly List<SandboxService> _services;

    /// <exception cref="Errors.SecretMonitorException">A fault of the options is none.</exception>
    public World(SandboxOptions options)
    {
        Options = options;
        Random = new(options.Seed);
        Clock = new(Gate, options.StartTime ?? DateTimeOffset.UtcNow, options.Speed, e =>
            Log.Note($"Due work failed: {e.GetType().Name} {e.StackTrace}"));
        _services = ServiceCatalog.Create(this);
        Faults = new(options, _services);
        Past = new(Clock, Faults);
    }

    public object Gate { get; } = new();

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; }

    public SandboxRandom Random { get; }

    public FaultPlan Faults { get; }

    public PastStates Past { get; }

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

    public void Dispose() => Clock.Dispose();
}
