using SecretMonitor.Sandbox.Services.Sqs;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Sqs;

public sealed class QueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Fact]
    public void Messages_come_in_their_order_and_again_after_their_timeout()
    {
        var queue = Make("q");
        Send(queue, "a", "b", "c");

        Assert.Equal(["a", "b"], Receive(queue, 0, most: 2));
        Assert.Equal(["c"], Receive(queue, 1));
        Assert.Empty(Receive(queue, 29));
        Assert.Equal(["a", "b"], Receive(queue, 30));
    }

    [Fact]
    public void A_message_whose_timeout_is_cut_short_comes_at_its_old_place()
    {
        var queue = Make("q");
        Send(queue, "a", "b");
        Receive(queue, 0, most: 1);
        queue.Hide(queue.Find("a")!, Start);

        Assert.Equal(["a", "b"], Receive(queue, 1));
    }

    [Fact]
    public void What_is_too_old_goes_also_where_nobody_receives()
    {
        var queue = Make("q");
        queue.Attributes.Set(new Dictionary<string, string> { ["MessageRetentionPeriod"] = "60" });
        Send(queue, "a");
        queue.Send(Message("b", seconds: 61));

        Assert.Null(queue.Find("a"));
        Assert.Equal(["b"], Receive(queue, 61));
    }

    [Fact]
    public void A_message_received_too_often_goes_to_the_dead_letters()
    {
        var (queue, dead) = (Make("q"), Make("dead"));
        queue.Attributes.Set(new Dictionary<string, string>
        {
            ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{dead.Arn}}","maxReceiveCount":1}""",
        });
        Send(queue, "a", "b");
        Receive(queue, 0, most: 1, find: _ => dead);

        Assert.Equal(["b"], Receive(queue, 30, find: _ => dead));
        Assert.Equal(["a"], Receive(dead, 30));
        Assert.Equal(queue.Arn, dead.Find("a")!.DeadLetterSource);
    }

    [Fact]
    public void A_group_of_a_FIFO_queue_waits_for_its_message_in_flight()
    {
        var queue = Make("q.fifo");
        queue.Send(Message("a1", group: "a"));
        queue.Send(Message("b1", group: "b"));
        queue.Send(Message("a2", group: "a"));

        Assert.Equal(["a1"], Receive(queue, 0, most: 1));
        Assert.Equal(["b1"], Receive(queue, 1));
        queue.Delete("a1");
        Assert.Equal(["a2"], Receive(queue, 2));
    }

    [Fact]
    public void A_deduplication_id_is_forgotten_after_five_minutes()
    {
        var queue = Make("q.fifo");
        queue.Send(Message("a", group: "g"));

        Assert.NotNull(queue.Duplicate("a", Start.AddSeconds(299)));
        Assert.Null(queue.Duplicate("a", Start.AddSeconds(300)));
    }

    private static Queue Make(string name) => new(name, "http://q", $"arn:aws:sqs:us-east-1:123456789012:{name}", Start);

    private static void Send(Queue queue, params string[] ids)
    {
        foreach (var id in ids)
        {
            queue.Send(Message(id));
        }
    }

    private static QueueMessage Message(string id, int seconds = 0, string? group = null) => new()
    {
        Id = id,
        Body = id,
        Attributes = new Dictionary<string, SecretMonitor.Sandbox.Values.Structure>(),
        SentAt = Start.AddSeconds(seconds),
        SenderId = "AIDA",
        VisibleAt = Start.AddSeconds(seconds),
        GroupId = group,
        DeduplicationId = group is null ? null : id,
    };

    private static List<string> Receive(
        Queue queue, int seconds, int most = 10, Func<string, Queue?>? find = null) =>
        queue.Receive(most, Timeout, Start.AddSeconds(seconds), find ?? (_ => null)).ConvertAll(m => m.Id);
}
