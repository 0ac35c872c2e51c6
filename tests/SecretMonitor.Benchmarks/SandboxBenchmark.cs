using System.Diagnostics;
using Amazon.CloudWatch;
using Amazon.Runtime;
using Amazon.SecretsManager;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sandbox;
using SecretMonitor.Sessions;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Benchmarks;

/// <summary>What the sandbox bears, with its clients in the same process.</summary>
internal sealed class SandboxBenchmark : IDisposable
{
    private const int Connections = 8;
    private const int Reads = 1000;
    private const string Secret = "benchmark";
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(3);

    private readonly SandboxServer _server = SandboxServer.Start(new() { Speed = 0 });
    private readonly BasicAWSCredentials _credentials;
    private readonly AmazonSecretsManagerClient _secrets;

    private SandboxBenchmark()
    {
        _credentials = new(_server.AccessKey, _server.SecretKey);
        _secrets = new(_credentials, Settings(new AmazonSecretsManagerConfig()));
    }

    public static async Task RunAsync()
    {
        using SandboxBenchmark benchmark = new();
        Report.Title("The sandbox");
        var monitor = await benchmark.BuildAsync();
        var from = benchmark._server.Now.UtcDateTime;
        var watch = Stopwatch.StartNew();
        await benchmark.ReadAsync(reads => reads < Reads);
        var read = watch.ElapsedMilliseconds;
        var minutes = await benchmark.StepUntilCountedAsync(monitor, from);
        Report.Line($"{Reads:N0} reads to the metric",
            $"{read:N0} ms, then {watch.ElapsedMilliseconds - read:N0} ms for {minutes} virtual minutes: "
                + $"{Reads / watch.Elapsed.TotalSeconds:N0} reads per second");

        watch.Restart();
        var count = await benchmark.ReadAsync(_ => watch.Elapsed < Rush);
        Report.Line($"GetSecretValue, {Connections} at once", $"{count / watch.Elapsed.TotalSeconds:N0} per second");
    }

    public void Dispose()
    {
        _secrets.Dispose();
        _server.Dispose();
    }

    private T Settings<T>(T settings)
        where T : ClientConfig
    {
        settings.ServiceURL = _server.EndpointUrl;
        settings.AuthenticationRegion = _server.Options.Region;
        return settings;
    }

    private async Task<Monitor> BuildAsync()
    {
        SessionOptions account = new()
        {
            Region = _server.Options.Region,
            Keys = new(_server.AccessKey, _server.SecretKey),
            EndpointUrl = _server.EndpointUrl,
        };
        using var session = await AwsSession.OpenAsync(account, SilentSink.Instance, default);
        MonitorProvisioner provisioner = new(session, SilentSink.Instance);
        var plan = await provisioner.PlanAsync(new() { SecretName = Secret, Detection = ["Access"] }, default);
        return await provisioner.ApplyAsync(plan, _ => true, default);
    }

    /// <summary>Reads over all connections as long as it may go on, given the number of reads begun before.</summary>
    private async Task<int> ReadAsync(Func<int, bool> goesOn)
    {
        var begun = 0;
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (goesOn(Interlocked.Increment(ref begun) - 1))
            {
                await _secrets.GetSecretValueAsync(new() { SecretId = Secret });
                Interlocked.Increment(ref done);
            }
        })));
        return done;
    }

    private async Task<int> StepUntilCountedAsync(Monitor monitor, DateTime from)
    {
        using AmazonCloudWatchClient cloudWatch = new(_credentials, Settings(new AmazonCloudWatchConfig()));
        for (var minutes = 1; minutes <= 15; minutes++)
        {
            _server.Step(TimeSpan.FromMinutes(1));
            var statistics = await cloudWatch.GetMetricStatisticsAsync(new()
            {
                Namespace = monitor.MetricNamespace,
                MetricName = monitor.MetricName[0],
                StartTime = from.AddMinutes(-1),
                EndTime = _server.Now.UtcDateTime.AddMinutes(1),
                Period = 60,
                Statistics = [Statistic.Sum],
            });
            if (statistics.Datapoints?.Sum(d => d.Sum) == Reads)
            {
                return minutes;
            }
        }

        throw new InvalidOperationException($"The metric never counted {Reads} reads.");
    }
}
