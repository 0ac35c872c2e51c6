using System.Text;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>A message on its way to the subscribers of a topic.</summary>
internal sealed class Notification
{
    private const int MaxBytes = 262_144;
    private const int MaxSubject = 100;

    private readonly string _message;
    private readonly JsonObject? _texts;

    /// <exception cref="ServiceFault">SNS would refuse the message.</exception>
    public Notification(
        string id, DateTimeOffset time, TopicMessage message, IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        (Id, Time, Subject, Attributes) = (id, time, message.Subject, attributes);
        _message = message.Message;
        Check(message);
        _texts = message.IsStructured ? ReadTexts(_message) : null;
    }

    public string Id { get; }

    public DateTimeOffset Time { get; }

    public string? Subject { get; }

    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; }

    /// <summary>The text for a protocol: a structured message may have one of its own.</summary>
    public string TextFor(string protocol) => _texts is null
        ? _message
        : JsonText.TextOf(_texts, protocol) ?? JsonText.TextOf(_texts, "default")!;

    private static JsonObject ReadTexts(string message)
    {
        var texts = JsonText.TryParse(message) as JsonObject
            ?? throw Faults.Invalid("Message Structure - JSON message body failed to parse");
        return JsonText.TextOf(texts, "default") is null
            ? throw Faults.Invalid("Message Structure - No default entry in JSON message body")
            : texts;
    }

    private void Check(TopicMessage message)
    {
        if (message.Message.Length == 0)
        {
            throw Faults.Invalid("Empty message");
        }

        var size = Encoding.UTF8.GetByteCount(message.Message)
            + Attributes.Sum(a => Encoding.UTF8.GetByteCount(a.Key) + a.Value.Size);
        if (size > MaxBytes)
        {
            throw Faults.Invalid("Message too long");
        }

        if (message.Subject is { } subject
            && (subject.Length is 0 or > MaxSubject || char.IsWhiteSpace(subject[0]) || subject.Any(char.IsControl)))
        {
            throw Faults.Invalid("Subject");
        }
    }
}
