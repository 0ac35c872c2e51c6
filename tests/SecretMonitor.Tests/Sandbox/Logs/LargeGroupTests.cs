using System.Text.Json.Nodes;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Logs;

public sealed class LargeGroupTests
{
    [Fact]
    public void A_search_through_many_events_goes_on_by_pages_and_finds_the_last()
    {
        const int batches = 6;
        const int batch = 10_000;
        using SandboxFixture sandbox = new();
        using SandboxClient client = new(sandbox.Server);
        Logs(client, "CreateLogGroup", """{"logGroupName":"g"}""");
        Logs(client, "CreateLogStream", """{"logGroupName":"g","logStreamName":"s"}""");
        var time = SandboxFixture.Start.ToUnixTimeMilliseconds();
        for (var i = 0; i < batches; i++)
        {
            var events = Enumerable.Repeat($$"""{"timestamp":{{time}},"message":"hay"}""", batch - 1)
                .Append($$"""{"timestamp":{{time}},"message":"{{(i == batches - 1 ? "needle" : "hay")}}"}""");
            Logs(client, "PutLogEvents",
                $$"""{"logGroupName":"g","logStreamName":"s","logEvents":[{{string.Join(',', events)}}]}""");
        }

        List<JsonNode> pages = [];
        string? token = null;
        do
        {
            var next = token is null ? "" : $",\"nextToken\":\"{token}\"";
            var page = Logs(client, "FilterLogEvents",
                $$"""{"logGroupName":"g","filterPattern":"needle"{{next}}}""");
            pages.Add(page.Json);
            token = (string?)pages[^1]["nextToken"];
        }
        while (token is not null);

        Assert.Equal("needle", (string)Assert.Single(pages.SelectMany(p => p["events"]!.AsArray()))!["message"]!);
        Assert.Equal(2, pages.Count);
    }

    private static Answer Logs(SandboxClient client, string operation, string body) =>
        client.Json("logs", "Logs_20140328." + operation, body);
}
