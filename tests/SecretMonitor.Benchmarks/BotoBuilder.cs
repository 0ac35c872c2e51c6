using System.Diagnostics;
using System.Text.Json;
using SecretMonitor.Tests.Peers;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Benchmarks;

/// <summary>boto3, which makes the calls of a build one after the other; its clients are made once.</summary>
internal sealed class BotoBuilder : IDisposable
{
    private static readonly string Python = Executables.Find("python3") ?? "python";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Process _process;

    public BotoBuilder(string endpoint, string region, params string[] keys) => _process = Process.Start(new ProcessStartInfo(
        Python, [Path.Combine(AppContext.BaseDirectory, "build_monitor.py"), endpoint, region, .. keys])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Builds a monitor with as many parts.</summary>
    public Round Build(Monitor monitor) => Run(new
    {
        secret = "benchmark",
        recipient = monitor.Recipient[0],
        alarms = monitor.AlarmName,
        filters = monitor.FilterName,
        rules = monitor.RuleName,
    });

    /// <summary>Builds for each secret a topic, a subscription and a rule, on a trail for all.</summary>
    public Round BuildFleet(IReadOnlyList<string> secrets, string recipient) => Run(new { fleet = secrets, recipient });

    /// <summary>Creates secrets.</summary>
    public void Create(IReadOnlyList<string> secrets) => Run(new { create = secrets });

    private Round Run(object job)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(job));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("build_monitor.py ended; it needs boto3 (pip install boto3).");
        return JsonSerializer.Deserialize<Round>(answer, Json)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>What one build took.</summary>
    internal sealed record Round(int Calls, double Milliseconds);
}
