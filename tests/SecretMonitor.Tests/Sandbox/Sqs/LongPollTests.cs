using System.Text.Json.Nodes;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Sqs;

public sealed class LongPollTests
{
    [Fact]
    public async Task Many_long_polls_hold_nothing_up_and_a_message_wakes_one()
    {
        // Far more than the pool has threads.
        const int polls = 200;
        using SandboxFixture sandbox = new();
        using SandboxClient client = new(sandbox.Server);
        var url = (string)Sqs(client, "CreateQueue", """{"QueueName":"q"}""")["QueueUrl"]!;
        var waiting = Enumerable.Range(0, polls).Select(_ => Task.Factory.StartNew(
            () => Sqs(client, "ReceiveMessage", $$"""{"QueueUrl":"{{url}}","WaitTimeSeconds":20,"VisibilityTimeout":43200}"""),
            TaskCreationOptions.LongRunning)).ToList();

        Sqs(client, "SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"hello"}""");
        var first = await (await Task.WhenAny(waiting));
        var all = Task.WhenAll(waiting);
        while (await Task.WhenAny(all, Task.Delay(50, TestContext.Current.CancellationToken)) != all)
        {
            // Those that began to wait only after the last step end with this one.
            sandbox.Server.Step(TimeSpan.FromSeconds(20));
        }

        Assert.Equal("hello", (string)first["Messages"]![0]!["Body"]!);
        Assert.Single(await all, a => a["Messages"] is not null);
    }

    [Fact]
    public async Task A_poll_ends_with_a_message_whose_delay_a_step_brings_to_its_end()
    {
        using SandboxFixture sandbox = new();
        using SandboxClient client = new(sandbox.Server);
        var url = (string)Sqs(client, "CreateQueue", """{"QueueName":"q"}""")["QueueUrl"]!;
        Sqs(client, "SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"late","DelaySeconds":10}""");
        var poll = Task.Run(() => Sqs(client, "ReceiveMessage", $$"""{"QueueUrl":"{{url}}","WaitTimeSeconds":20}"""));

        sandbox.Server.Step(TimeSpan.FromSeconds(10));

        Assert.Equal("late", (string)(await poll)["Messages"]![0]!["Body"]!);
    }

    private static JsonNode Sqs(SandboxClient client, string operation, string body) =>
        client.Json("sqs", "AmazonSQS." + operation, body, "1.0").Json;
}
