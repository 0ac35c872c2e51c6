namespace SecretMonitor.Sandbox;

/// <summary>How a sandbox starts.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>Virtual seconds per second; 0: only a step moves the clock.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>
    /// The region of unsigned requests and of what a person sees first. Signed requests name their own.
    /// </summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account, 12 digits.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>The root user's access key; null: a random one.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The root user's secret key; null: a random one.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The virtual time at the start; null: the machine's time.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Makes ids, keys, suffixes and the chance of faults repeatable; null: random ones.</summary>
    public int? Seed { get; init; }

    /// <summary>The delays of AWS's own delivery.</summary>
    public SandboxDelays Delays { get; init; } = new();

    /// <summary>
    /// What goes wrong, each as <c>SERVICE:OPERATION KIND [on N[,M...] | PERCENT%]</c> with the kinds <c>throttle</c>,
    /// <c>500</c>, <c>reset</c> (not handled), <c>lost</c> (handled, not answered), <c>slow DURATION</c> and
    /// <c>stale DURATION</c> (reads do not see the changes of the last so much virtual time):
    /// <c>sns:CreateTopic throttle on 1,2</c>, <c>*:* reset 10%</c>, <c>iam:CreateRole slow 3s</c>,
    /// <c>s3:* stale 1m</c>. What CloudTrail and EventBridge bring to others is their operation <c>deliver</c>:
    /// <c>cloudtrail:deliver twice 5%</c>.
    /// </summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>
    /// The folder with the sandbox's state, made if it is not there; null: the state is in memory only, and ends with the
    /// sandbox. A state keeps the account, region, keys, seed and delays that it began with, and goes on at its time.
    /// </summary>
    public string? Path { get; init; }

    /// <exception cref="ArgumentException">An option is not legal.</exception>
    internal void Check()
    {
        Demand(Port is >= 0 and <= 65535, nameof(Port), "from 0 to 65535");
        Demand(Speed is >= 0 and <= 1_000_000, nameof(Speed), "from 0 to 1000000");
        Demand(AccountId.Length == 12 && AccountId.All(c => c is >= '0' and <= '9'), nameof(AccountId), "12 digits");
        Demand(Region.Length > 0, nameof(Region), "a region such as us-east-1");
        Demand(AccessKey is null || (AccessKey.Length is >= 16 and <= 128 && AccessKey.All(char.IsLetterOrDigit)),
            nameof(AccessKey), "16 to 128 letters and digits");
        Demand(Path is not "", nameof(Path), "a folder");
        Demand(SecretKey is null || SecretKey.Length > 0, nameof(SecretKey), "not empty");
        Demand(Delays.AlarmEvaluation > TimeSpan.Zero, nameof(Delays.AlarmEvaluation), "longer than nothing");
    }

    /// <summary>These options for going on with a state that began with others.</summary>
    internal SandboxOptions On(SandboxOptions beginning) => beginning with
    {
        Port = Port,
        Speed = Speed,
        Faults = Faults,
        Path = Path,
    };

    private static void Demand(bool holds, string option, string legal)
    {
        if (!holds)
        {
            throw new ArgumentException($"{option} must be {legal}.", option);
        }
    }
}
