using Amazon.SQS;
using Amazon.SQS.Model;
using SecretMonitor.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Delivery;

/// <summary>A queue that a test looks into.</summary>
internal sealed class Inbox(AmazonSQSClient client, string url)
{
    public string Arn { get; } = $"arn:aws:sqs:{client.Config.AuthenticationRegion}:123456789012:inbox";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="server">The sandbox.</param>
    /// <param name="region">The queue's region.</param>
    /// <param name="statement">The one statement of its policy.</param>
    public static async Task<Inbox> Create(SandboxServer server, string region, string statement)
    {
        var client = server.Client<AmazonSQSClient>(region);
        var policy = $$"""{"Version":"2012-10-17","Statement":{{statement}}}""";
        var queue = await client.CreateQueueAsync(
            new CreateQueueRequest { QueueName = "inbox", Attributes = new() { ["Policy"] = policy } }, Token);
        return new(client, queue.QueueUrl);
    }

    /// <summary>The messages that are there now.</summary>
    public async Task<List<string>> Bodies()
    {
        var received = await client.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, Token);
        return [.. (received.Messages ?? []).Select(m => m.Body)];
    }
}
