using System.Globalization;
using System.Text;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>An attribute of a message.</summary>
/// <param name="DataType"><c>String</c>, <c>String.Array</c>, <c>Number</c> or <c>Binary</c>, with an own label after a
/// dot.</param>
/// <param name="Text">The text or number; null of a binary one.</param>
/// <param name="Bytes">The bytes of a binary one.</param>
internal sealed record MessageAttribute(string DataType, string? Text, byte[]? Bytes)
{
    /// <summary>What it adds to a message's size, without its name.</summary>
    public int Size => Encoding.UTF8.GetByteCount(DataType + Text) + (Bytes?.Length ?? 0);

    /// <summary>How envelopes write the value.</summary>
    public string Value => Text ?? Convert.ToBase64String(Bytes ?? []);

    /// <summary>The attributes of a Publish request.</summary>
    /// <exception cref="ServiceFault">SNS would refuse one.</exception>
    public static IReadOnlyDictionary<string, MessageAttribute> Read(Structure request) =>
        request.Map("MessageAttributes")
        .ToDictionary(a => a.Key, a => Checked(a.Key, (Structure)a.Value), StringComparer.Ordinal);

    private static MessageAttribute Checked(string name, Structure value)
    {
        var type = value.Required("DataType");
        var kind = type.Split('.')[0];
        if (kind is not ("String" or "Number" or "Binary"))
        {
            throw Refused(
                $"The message attribute '{name}' has an invalid message attribute type, the set of supported type "
                + "prefixes is Binary, Number, and String.");
        }

        var (text, bytes) = (value.Text("StringValue"), value.Bytes("BinaryValue"));
        if (kind == "Binary" ? bytes is not { Length: > 0 } : string.IsNullOrEmpty(text))
        {
            throw Refused($"The message attribute '{name}' must contain non-empty message attribute value for message "
                + $"attribute type '{type}'.");
        }

        if (kind == "Number" && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            throw Refused($"Could not cast message attribute '{name}' value to number.");
        }

        return kind == "Binary" ? new(type, null, bytes) : new(type, text, null);
    }

    private static ServiceFault Refused(string message) => new("InvalidParameterValueException", message);
}
