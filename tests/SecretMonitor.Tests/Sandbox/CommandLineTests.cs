using System.Diagnostics;
using System.Text.Json.Nodes;
using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>The AWS CLI, which people type, against the sandbox.</summary>
public sealed class CommandLineTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>, IDisposable
{
    private static readonly string? Executable = Executables.Find("aws");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sandbox-cli");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Folders_travel_to_buckets_between_them_and_back()
    {
        var from = _folder.CreateSubdirectory("from");
        File.WriteAllText(Path.Combine(from.CreateSubdirectory("sub").FullName, "a b+ü.txt"), "text");
        File.WriteAllBytes(Path.Combine(from.FullName, "big"), new byte[9 * 1024 * 1024]);

        Aws("s3", "mb", "s3://first.one");
        Aws("s3", "sync", from.FullName, "s3://first.one/p");
        Aws("s3", "cp", "--recursive", "s3://first.one/p", "s3://first.one/q");
        Aws("s3", "cp", "--recursive", "s3://first.one/q", Path.Combine(_folder.FullName, "to"));
        Aws("s3", "rb", "--force", "s3://first.one");

        Assert.Equal("text", File.ReadAllText(Path.Combine(_folder.FullName, "to", "sub", "a b+ü.txt")));
        Assert.Equal(9 * 1024 * 1024, new FileInfo(Path.Combine(_folder.FullName, "to", "big")).Length);
        Assert.DoesNotContain(sandbox.Server.Log, e => e.Status >= 500);
    }

    [Fact]
    public void Services_of_every_protocol_answer_what_was_asked()
    {
        using SandboxClient client = new(sandbox.Server);
        client.Secrets("CreateSecret", """{"Name":"one"}""");
        client.Secrets("CreateSecret", """{"Name":"two"}""");

        var secrets = Json("secretsmanager", "list-secrets", "--page-size", "1", "--max-items", "1");
        var queue = Json("sqs", "create-queue", "--queue-name", "q", "--attributes", "VisibilityTimeout=5");
        Aws("cloudwatch", "put-metric-alarm", "--alarm-name", "a", "--metric-name", "m", "--namespace", "n",
            "--statistic", "Sum", "--period", "60", "--evaluation-periods", "1", "--threshold", "1.5",
            "--comparison-operator", "GreaterThanThreshold");
        sandbox.Server.Step(TimeSpan.FromMinutes(5));
        var events = Json("cloudtrail", "lookup-events", "--lookup-attributes",
            "AttributeKey=EventName,AttributeValue=PutMetricAlarm");

        Assert.Single(secrets["SecretList"]!.AsArray());
        Assert.NotNull(secrets["NextToken"]);
        Assert.EndsWith("/q", (string?)queue["QueueUrl"]);
        Assert.Contains("1.5", (string?)Assert.Single(events["Events"]!.AsArray())!["CloudTrailEvent"]);
    }

    private JsonNode Json(params string[] arguments) => JsonNode.Parse(Aws(arguments))!;

    private string Aws(params string[] arguments)
    {
        Assert.SkipWhen(Executable is null, "the AWS CLI is not installed");
        var server = sandbox.Server;
        string[] common = ["--endpoint-url", server.EndpointUrl, "--output", "json"];
        ProcessStartInfo start = new(Executable!, [.. common, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = server.AccessKey,
                ["AWS_SECRET_ACCESS_KEY"] = server.SecretKey,
                ["AWS_DEFAULT_REGION"] = server.Options.Region,
                ["AWS_PAGER"] = "",
                ["PYTHONUTF8"] = "1",
            },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output;
    }
}
