using System.Diagnostics;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;
using SecretMonitor.Tests.Peers;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Benchmarks;

/// <summary>Building one monitor in a new account, against the same calls by boto3 one after the other.</summary>
internal static class BuildBenchmark
{
    // The JIT compiles what runs often again, better, and takes so long to be done with it.
    private const int WarmUps = 60;
    private const int Runs = 15;
    private const double Aim = 0.6;
    private const string Region = "eu-central-1";

    public static async Task RunAsync()
    {
        Report.Title("Building one monitor in moto_server, a new account each time, the process warm");
        if (!MotoProcess.IsInstalled)
        {
            Report.Line("skipped", MotoProcess.Missing);
            return;
        }

        using var moto = await MotoProcess.StartAsync();
        using HttpClient http = new() { BaseAddress = new(moto.Url) };
        CallLog calls = new();
        SessionOptions account = new() { Region = Region, Keys = new("testing", "testing"), EndpointUrl = moto.Url };
        using BotoBuilder boto = new(moto.Url, Region);
        List<double> ours = [];
        List<double> served = [];
        List<BotoBuilder.Round> theirs = [];
        for (var i = 0; i < WarmUps + Runs; i++)
        {
            await ResetAsync(http);

            // A session keeps to the rates that AWS allows an account.
            using var session = await AwsSession.OpenAsync(account, calls, default);
            calls.Clear();
            var before = moto.ProcessorTime;
            var watch = Stopwatch.StartNew();
            var monitor = await BuildAsync(session, calls);
            ours.Add(watch.Elapsed.TotalMilliseconds);
            served.Add((moto.ProcessorTime - before).TotalMilliseconds);
            await ResetAsync(http);
            theirs.Add(boto.Build(monitor));
        }

        Series engine = new(ours.Skip(WarmUps));
        Series sequential = new(theirs.Skip(WarmUps).Select(r => r.Milliseconds));
        Report.Line($"this engine, {calls.Operations.Count} calls", engine);
        Report.Line($"boto3, {theirs[^1].Calls} calls", sequential);
        Report.Ratio(engine.Median / sequential.Median, Aim);

        // Python runs one thread at a time: no client can be much faster than this.
        Report.Line("moto_server's own time", new Series(served.Skip(WarmUps)));
        TellCalls(calls.Operations);
    }

    private static void TellCalls(IEnumerable<string> operations)
    {
        foreach (var service in operations.Order().Select(o => o.Split(':')).GroupBy(o => o[0], o => o[1]))
        {
            Report.Line($"  {service.Key}", string.Join(", ", service.CountBy(name => name)
                .Select(called => called.Value == 1 ? called.Key : $"{called.Value} {called.Key}")));
        }
    }

    private static async Task ResetAsync(HttpClient http) =>
        (await http.PostAsync("/moto-api/reset", content: null)).EnsureSuccessStatusCode();

    private static async Task<Monitor> BuildAsync(AwsSession session, CallLog calls)
    {
        MonitorProvisioner provisioner = new(session, calls);
        Recipient.TryParse("ops@example.com", out var recipient);
        MonitorSpec spec = new() { SecretName = "benchmark", Recipient = [recipient!] };
        return await provisioner.ApplyAsync(await provisioner.PlanAsync(spec, default), _ => true, default);
    }
}
