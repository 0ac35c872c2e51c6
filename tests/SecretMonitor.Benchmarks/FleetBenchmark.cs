using System.Diagnostics;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sandbox;
using SecretMonitor.Sessions;
using SecretMonitor.Tests.Peers;

namespace SecretMonitor.Benchmarks;

/// <summary>
/// Building monitors that share a foundation, against the same calls by boto3 one after the other: in the sandbox, which
/// answers each call so much later as a distant region would, and in moto_server, which answers one call at a time.
/// </summary>
internal static class FleetBenchmark
{
    private const int Latency = 20;
    private const double Aim = 0.35;

    // The sandbox keeps AWS's quota; moto_server has none.
    private const int MostRules = 300;
    private const string Region = "eu-central-1";
    private const string AccessKey = "AKIAIOSFODNN7EXAMPLE";
    private const string SecretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private const string Mail = "ops@example.com";
    private static readonly Recipient Recipient = Recipient.TryParse(Mail, out var recipient) ? recipient! : throw new();

    /// <param name="sizes">How many monitors.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        Report.Title($"Building monitors in the local AWS, each call {Latency} ms later, a new account each time");
        using BotoBuilder boto = new($"http://127.0.0.1:{Port}", Region, AccessKey, SecretKey);
        await MeasureAsync("one, of both routes", 5, InSandboxAsync, (session, calls) => OneAsync(session, calls),
            boto, monitor => boto.Build(monitor[0]), Aim);
        await FleetsAsync([.. sizes.Where(size => size <= MostRules)], InSandboxAsync, boto, Aim);

        Report.Title("The same in moto_server, without latency");
        if (!MotoProcess.IsInstalled)
        {
            Report.Line("skipped", MotoProcess.Missing);
            return;
        }

        using var moto = await MotoProcess.StartAsync();
        using HttpClient http = new() { BaseAddress = new(moto.Url) };
        using BotoBuilder theirs = new(moto.Url, Region);
        await FleetsAsync(sizes, async work =>
        {
            (await http.PostAsync("/moto-api/reset", content: null)).EnsureSuccessStatusCode();
            await work(new() { Region = Region, Keys = new("testing", "testing"), EndpointUrl = moto.Url });
        }, theirs, aim: 1);
    }

    // The clients of a process are made for one address.
    private static int Port { get; } = Free();

    private static int Free()
    {
        using var server = SandboxServer.Start(new() { Speed = 0 });
        return new Uri(server.EndpointUrl).Port;
    }

    private static async Task InSandboxAsync(Func<SessionOptions, Task> work)
    {
        using var server = SandboxServer.Start(new()
        {
            Port = Port,
            Speed = 0,
            Region = Region,
            AccessKey = AccessKey,
            SecretKey = SecretKey,
            Faults = [$"*:* slow {Latency}ms"],
        });
        await work(new() { Region = Region, Keys = new(AccessKey, SecretKey), EndpointUrl = server.EndpointUrl });
    }

    private static async Task FleetsAsync(
        IReadOnlyList<int> sizes, Func<Func<SessionOptions, Task>, Task> account, BotoBuilder boto, double aim)
    {
        int? first = null;
        foreach (var size in sizes)
        {
            Environment.SetEnvironmentVariable("SECRETMONITOR_RULES_PER_BUS", Math.Max(MostRules, size).ToString());
            var names = Enumerable.Range(0, size).Select(i => $"secret-{i}").ToList();
            var calls = await MeasureAsync($"{size} of a rule each", size > 100 ? 1 : 3, account,
                (session, log) => FleetAsync(session, log, names), boto, _ => boto.BuildFleet(names, Mail),
                aim, names);
            if (first is { } one)
            {
                Report.Line("  calls for each more", Math.Round((calls - one) / (double)(size - sizes[0]), 1));
            }

            first ??= calls;
        }
    }

    private static async Task<int> MeasureAsync(
        string what, int rounds, Func<Func<SessionOptions, Task>, Task> account,
        Func<AwsSession, CallLog, Task<IReadOnlyList<Monitors.Monitor>>> build,
        BotoBuilder boto, Func<IReadOnlyList<Monitors.Monitor>, BotoBuilder.Round> buildByBoto, double aim,
        IReadOnlyList<string>? secrets = null)
    {
        CallLog calls = new();
        List<double> ours = [];
        List<BotoBuilder.Round> theirs = [];
        for (var i = 0; i <= rounds; i++)
        {
            IReadOnlyList<Monitors.Monitor> built = [];
            await account(async options =>
            {
                using var session = await OpenAsync(options, boto, secrets, calls);
                var watch = Stopwatch.StartNew();
                built = await build(session, calls);
                ours.Add(watch.Elapsed.TotalMilliseconds);
            });
            await account(async options =>
            {
                using var session = await OpenAsync(options, boto, secrets, new CallLog());
                theirs.Add(buildByBoto(built));
            });
        }

        // The first round compiles, and opens connections.
        Series engine = new(ours.Skip(1));
        Series sequential = new(theirs.Skip(1).Select(r => r.Milliseconds));
        Report.Line($"{what}, {calls.Operations.Count} calls", engine);
        Report.Line($"  boto3, {theirs[^1].Calls} calls", sequential);
        Report.Ratio(engine.Median / sequential.Median, aim);
        return calls.Operations.Count;
    }

    private static async Task<AwsSession> OpenAsync(
        SessionOptions options, BotoBuilder boto, IReadOnlyList<string>? secrets, CallLog calls)
    {
        boto.Create(secrets ?? []);

        // A session keeps to the rates that AWS allows an account.
        var session = await AwsSession.OpenAsync(options, calls, default);
        calls.Clear();
        return session;
    }

    private static async Task<IReadOnlyList<Monitors.Monitor>> OneAsync(AwsSession session, CallLog calls)
    {
        MonitorProvisioner provisioner = new(session, calls);
        MonitorSpec spec = new() { SecretName = "benchmark", Recipient = [Recipient] };
        return [await provisioner.ApplyAsync(await provisioner.PlanAsync(spec, default), _ => true, default)];
    }

    private static async Task<IReadOnlyList<Monitors.Monitor>> FleetAsync(
        AwsSession session, CallLog calls, IReadOnlyList<string> names)
    {
        FleetProvisioner fleet = new(session, calls);
        List<Monitors.Monitor> built = [];
        foreach (var portion in names.Chunk(100))
        {
            var plans = await fleet.PlanAsync([.. portion.Select(name => new MonitorSpec
            {
                SecretId = [name],
                Route = [MonitorRoute.EventBridge],
                Detection = ["Access"],
                Recipient = [Recipient],
            })], default);
            var done = await fleet.ApplyAsync(plans, _ => true, default);
            built.AddRange(done.Select(p => p.Monitor ?? throw p.Failure!));
        }

        return built;
    }
}
