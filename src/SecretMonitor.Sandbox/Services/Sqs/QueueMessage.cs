using System.Text;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>A message in a queue.</summary>
internal sealed class QueueMessage
{
    public required string Id { get; init; }

    public required string Body { get; init; }

    public required IReadOnlyDictionary<string, Structure> Attributes { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string SenderId { get; init; }

    /// <summary>When it may be received: after its delay, or its last receiver's visibility timeout.</summary>
    public required DateTimeOffset VisibleAt { get; set; }

    /// <summary>Its place among all that its queue ever had.</summary>
    public long Place { get; set; }

    public string? TraceHeader { get; init; }

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    /// <summary>Its place in a FIFO queue, 20 digits.</summary>
    public string? SequenceNumber { get; init; }

    public int ReceiveCount { get; set; }

    public DateTimeOffset? FirstReceived { get; set; }

    /// <summary>The queue that it failed in, once it is in a dead-letter queue.</summary>
    public string? DeadLetterSource { get; set; }

    public string BodyMd5 => MessageAttributes.Md5(Encoding.UTF8.GetBytes(Body));

    /// <summary>Whether someone received it and has neither deleted it nor let it go.</summary>
    public bool IsInFlight(DateTimeOffset now) => ReceiveCount > 0 && VisibleAt > now;

    /// <summary>The system attributes that a receiver asked for.</summary>
    public Dictionary<string, object> SystemAttributes(IReadOnlyList<string> wanted) =>
        new (string Name, string? Value)[]
        {
            ("SenderId", SenderId),
            ("SentTimestamp", $"{SentAt.ToUnixTimeMilliseconds()}"),
            ("ApproximateReceiveCount", $"{ReceiveCount}"),
            ("ApproximateFirstReceiveTimestamp", $"{FirstReceived?.ToUnixTimeMilliseconds()}"),
            ("SequenceNumber", SequenceNumber),
            ("MessageDeduplicationId", DeduplicationId),
            ("MessageGroupId", GroupId),
            ("AWSTraceHeader", TraceHeader),
            ("DeadLetterQueueSourceArn", DeadLetterSource),
        }
        .Where(a => a.Value is not null && (wanted.Contains("All") || wanted.Contains(a.Name)))
        .ToDictionary(a => a.Name, a => (object)a.Value!);
}
