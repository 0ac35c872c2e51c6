using System.Security.Cryptography;
using System.Text;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>The operations on messages, one by one and in batches.</summary>
internal sealed class MessageOperations(World world, QueueDirectory queues)
{
    private const int LargestBatch = 1_048_576;
    private const int LongestDelay = 900;
    private const int LongestTimeout = 43_200;
    private const int LongestWait = 20;

    public Structure Send(Call call) =>
        Send(call, QueueKey.DemandSending(call, queues.Get(call, "SendMessage")), call.Input);

    public Structure SendBatch(Call call)
    {
        var queue = QueueKey.DemandSending(call, queues.Get(call, "SendMessage"));
        var size = call.Input.Parts("Entries").Sum(e => Encoding.UTF8.GetByteCount(e.Text("MessageBody") ?? ""));
        if (size > LargestBatch)
        {
            throw new ServiceFault(
                "BatchRequestTooLong",
                $"Batch requests cannot be longer than {LargestBatch} bytes. You have sent {size} bytes.");
        }

        return MessageBatch.Run(call, "SendMessageBatchRequestEntry", entry => Send(call, queue, entry));
    }

    public Structure? Delete(Call call)
    {
        Delete(queues.Get(call, "DeleteMessage"), call.Input);
        return null;
    }

    public Structure DeleteBatch(Call call)
    {
        var queue = queues.Get(call, "DeleteMessage");
        return MessageBatch.Run(call, "DeleteMessageBatchRequestEntry", entry =>
        {
            Delete(queue, entry);
            return [];
        });
    }

    public Structure? ChangeVisibility(Call call)
    {
        ChangeVisibility(call, queues.Get(call, "ChangeMessageVisibility"), call.Input);
        return null;
    }

    public Structure ChangeVisibilityBatch(Call call)
    {
        var queue = queues.Get(call, "ChangeMessageVisibility");
        return MessageBatch.Run(call, "ChangeMessageVisibilityBatchRequestEntry", entry =>
        {
            ChangeVisibility(call, queue, entry);
            return [];
        });
    }

    private static void ChangeVisibility(Call call, Queue queue, Structure input)
    {
        var timeout = input.Number("VisibilityTimeout") ?? throw SqsFault.Missing("VisibilityTimeout");
        if (timeout is < 0 or > LongestTimeout)
        {
            throw SqsFault.InvalidValue(
                timeout, "VisibilityTimeout", $"VisibilityTimeout must be between 0 and {LongestTimeout} seconds.");
        }

        var handle = input.Required("ReceiptHandle");
        if (queue.Find(ReceiptHandle.Read(queue, handle)) is not { } message || !message.IsInFlight(call.Now))
        {
            throw SqsFault.InvalidValue(
                handle, "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.");
        }

        queue.Hide(message, call.Now.AddSeconds(timeout));
    }

    /// <summary>
    /// Receives, and waits for messages if it is told to.
    /// </summary>
    public Structure Receive(Call call)
    {
        var queue = QueueKey.DemandReceiving(call, queues.Get(call, "ReceiveMessage"));
        var most = InRange(call, "MaxNumberOfMessages", 1, 10, "Must be between 1 and 10, if provided.") ?? 1;
        var wait = InRange(call, "WaitTimeSeconds", 0, LongestWait, $"Must be >= 0 and <= {LongestWait}, if provided.")
            ?? queue.Attributes.Number("ReceiveMessageWaitTimeSeconds");
        var timeout = InRange(
            call, "VisibilityTimeout", 0, LongestTimeout, $"Must be >= 0 and <= {LongestTimeout}, if provided.");
        var visibility = timeout is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : queue.Attributes.Seconds("VisibilityTimeout");

        var received = queue.Receive(most, visibility, call.Now, queues.FindByArn);
        if (received.Count == 0)
        {
            call.Patience.Wait(
                TimeSpan.FromSeconds(wait), queue.Arrivals, queue.NextVisible, world.Clock);
        }

        return new()
        {
            ["Messages"] = received.Count == 0 ? null : received.ConvertAll(m => Describe(call.Input, queue, m)),
        };
    }

    /// <summary>Puts a message into a queue that may take it; a FIFO queue takes no duplicate.</summary>
    public QueueMessage Add(Queue queue, NewMessage message)
    {
        var now = world.Clock.Now;
        if (message.DeduplicationId is { } id && queue.Duplicate(id, now) is { } duplicate)
        {
            return duplicate;
        }

        QueueMessage added = new()
        {
            Id = world.Random.Uuid(),
            Body = message.Body,
            Attributes = message.Attributes,
            SentAt = now,
            SenderId = message.SenderId,
            VisibleAt = now + (message.Delay ?? queue.Attributes.Seconds("DelaySeconds")),
            TraceHeader = message.TraceHeader,
            GroupId = message.GroupId,
            DeduplicationId = message.DeduplicationId,
            SequenceNumber = queue.IsFifo ? queue.NextSequenceNumber() : null,
        };
        queue.Send(added);
        return added;
    }

    private Structure Send(Call call, Queue queue, Structure input)
    {
        var attributes = MessageAttributes.Read(input.Map("MessageAttributes"));
        var systemAttributes = input.Map("MessageSystemAttributes")
            .ToDictionary(a => a.Key, a => (Structure)a.Value);
        if (systemAttributes.Keys.FirstOrDefault(k => k != "AWSTraceHeader") is { } unknown)
        {
            throw SqsFault.InvalidValue($"Message system attribute name '{unknown}' is invalid.");
        }

        var body = input.Text("MessageBody");
        MessageText.Demand(body, MessageAttributes.Size(attributes), queue.Attributes.Number("MaximumMessageSize"));
        var message = Add(queue, new()
        {
            Body = body!,
            SenderId = call.Caller.PrincipalId,
            Attributes = attributes,
            Delay = DelayOf(queue, input),
            TraceHeader = systemAttributes.Values.FirstOrDefault()?.Text("StringValue"),
            GroupId = GroupOf(queue, input),
            DeduplicationId = DeduplicationOf(queue, input),
        });
        return new()
        {
            ["MD5OfMessageBody"] = message.BodyMd5,
            ["MD5OfMessageAttributes"] = MessageAttributes.Md5(attributes),
            ["MD5OfMessageSystemAttributes"] = MessageAttributes.Md5(systemAttributes),
            ["MessageId"] = message.Id,
            ["SequenceNumber"] = message.SequenceNumber,
        };
    }

    private static TimeSpan? DelayOf(Queue queue, Structure input)
    {
        if (input.Number("DelaySeconds") is not { } delay)
        {
            return null;
        }

        return delay is < 0 or > LongestDelay
            ? throw SqsFault.InvalidValue(delay, "DelaySeconds", $"DelaySeconds must be >= 0 and <= {LongestDelay}.")
            : queue.IsFifo && delay > 0
                ? throw SqsFault.InvalidValue(
                    delay, "DelaySeconds", "The request include parameter that is not valid for this queue type.")
                : queue.IsFifo ? null : TimeSpan.FromSeconds(delay);
    }

    private static string? GroupOf(Queue queue, Structure input) =>
        input.Text("MessageGroupId") ?? (queue.IsFifo ? throw SqsFault.Missing("MessageGroupId") : null);

    private static string? DeduplicationOf(Queue queue, Structure input)
    {
        var id = input.Text("MessageDeduplicationId");
        if (!queue.IsFifo)
        {
            return id is null ? null : throw SqsFault.InvalidValue(
                id, "MessageDeduplicationId", "The request include parameter that is not valid for this queue type");
        }

        if (id is null && queue.Attributes["ContentBasedDeduplication"] == "true")
        {
            using var hash = SHA256.Create();
            var digest = hash.ComputeHash(Encoding.UTF8.GetBytes(input.Text("MessageBody") ?? ""));
            return BitConverter.ToString(digest).Replace("-", "").ToLowerInvariant();
        }

        return id ?? throw SqsFault.InvalidValue(
            "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
                + "explicitly");
    }

    private static void Delete(Queue queue, Structure input) =>
        queue.Delete(ReceiptHandle.Read(queue, input.Text("ReceiptHandle") ?? ""));

    private static Structure Describe(Structure input, Queue queue, QueueMessage message)
    {
        var system = message.SystemAttributes(
            [.. input.Texts("AttributeNames"), .. input.Texts("MessageSystemAttributeNames")]);
        var attributes = MessageAttributes.Choose(message.Attributes, input.Texts("MessageAttributeNames"));
        return new()
        {
            ["MessageId"] = message.Id,
            ["ReceiptHandle"] = ReceiptHandle.Make(queue, message),
            ["MD5OfBody"] = message.BodyMd5,
            ["Body"] = message.Body,
            ["Attributes"] = system.Count == 0 ? null : system,
            ["MD5OfMessageAttributes"] = MessageAttributes.Md5(attributes),
            ["MessageAttributes"] = attributes.Count == 0
                ? null
                : attributes.ToDictionary(a => a.Key, a => (object)a.Value),
        };
    }

    private static int? InRange(Call call, string member, int least, int most, string reason) =>
        call.Input.Number(member) is not { } value ? null
        : value >= least && value <= most ? (int)value
        : throw SqsFault.InvalidValue(value, member, reason);
}
