using System.Diagnostics;
using System.Globalization;
using System.Text;
using SecretMonitor.Sandbox;
using SecretMonitor.Tests.Peers;
using SecretMonitor.Tests.Sandbox;

namespace SecretMonitor.Benchmarks;

/// <summary>Calls of the sandbox against the same calls of moto_server, by the same client.</summary>
internal static class LoadBenchmark
{
    private const int Alarms = 50;
    private const double Aim = 5;
    private const string LogsTarget = "Logs_20140328.";

    public static async Task RunAsync()
    {
        Report.Title($"The sandbox under load, {LoadRun.Connections} connections, each call signed");
        if (!MotoProcess.IsInstalled)
        {
            Report.Line("skipped", MotoProcess.Missing);
            return;
        }

        var state = Directory.CreateTempSubdirectory("sandbox-load-");
        try
        {
            using var moto = await MotoProcess.StartAsync();
            using var sandbox = SandboxServer.Start(new());
            SandboxOptions onFolder = new() { Path = Path.Combine(state.FullName, "state") };
            using var keeping = SandboxServer.Start(onFolder);
            using SandboxClient theirs = new(moto.Url, "testing", "testing");
            using SandboxClient ours = new(sandbox);
            using SandboxClient kept = new(keeping);
            SandboxClient[] all = [ours, theirs, kept];
            Array.ForEach(all, Prepare);

            // Whatever comes first would pay for compiling what all share.
            await LoadRun.OfAsync(() => Call(kept, "logs", LogsTarget + "PutLogEvents", LogEvents()));
            await CompareAsync("PutLogEvents", all, "logs", LogsTarget + "PutLogEvents", LogEvents);
            await CompareAsync("GetSecretValue", all, "secretsmanager", "secretsmanager.GetSecretValue",
                () => """{"SecretId":"benchmark"}""");
            await CompareAsync("DescribeAlarms", all, "monitoring", "GraniteServiceVersion20100801.DescribeAlarms",
                () => """{"MaxRecords":10}""");
            keeping.Dispose();
            TellRestart(onFolder);
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(
        string operation, SandboxClient[] clients, string service, string target, Func<string> body)
    {
        Task<LoadRun> Run(SandboxClient client) => LoadRun.OfAsync(() => Call(client, service, target, body()));
        var (ours, theirs, kept) = (await Run(clients[0]), await Run(clients[1]), await Run(clients[2]));
        Report.Line(operation, ours);
        Report.Line("  moto_server", theirs);
        Report.Line("  with a state folder", kept);
        var ratio = ours.PerSecond / theirs.PerSecond;
        Report.Line("  ratio", string.Create(CultureInfo.InvariantCulture,
            $"{ratio:0.0} (aim: at least {Aim:0}{(ratio >= Aim ? "" : ", MISSED")})"));
    }

    private static Task<int> Call(SandboxClient client, string service, string target, string body) => client.SendAsync(
        service, HttpMethod.Post, "/", Encoding.UTF8.GetBytes(body),
        ("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", target));

    private static void TellRestart(SandboxOptions options)
    {
        var megabytes = new DirectoryInfo(options.Path!).EnumerateFiles().Sum(f => f.Length) / 1e6;
        var watch = Stopwatch.StartNew();
        using var again = SandboxServer.Start(options);
        Report.Line("going on from the folder", string.Create(
            CultureInfo.InvariantCulture, $"{megabytes:N0} MB in {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private static string LogEvents() =>
        $$"""
        {"logGroupName":"benchmark","logStreamName":"s","logEvents":[
        {"timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}},"message":"{\"level\":\"INFO\",\"took\":12}"}]}
        """;

    private static void Prepare(SandboxClient client)
    {
        client.Secrets("CreateSecret", """{"Name":"benchmark","SecretString":"hush"}""");
        client.Json("logs", LogsTarget + "CreateLogGroup", """{"logGroupName":"benchmark"}""");
        client.Json("logs", LogsTarget + "CreateLogStream", """{"logGroupName":"benchmark","logStreamName":"s"}""");
        for (var i = 0; i < Alarms; i++)
        {
            client.Json("monitoring", "GraniteServiceVersion20100801.PutMetricAlarm", $$"""
                {"AlarmName":"alarm-{{i}}","Namespace":"n","MetricName":"m","Statistic":"Sum","Period":60,
                "EvaluationPeriods":1,"Threshold":1,"ComparisonOperator":"GreaterThanThreshold"}
                """, "1.0");
        }
    }
}
