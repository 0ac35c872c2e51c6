using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>A message's attributes: SQS's rules for them, their size and digest.</summary>
internal static class MessageAttributes
{
    private const int Most = 10;

    private static readonly Regex Name =
        new(@"^(?!\.|(?i:AWS|Amazon)\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)\z", RegexOptions.CultureInvariant);

    /// <summary>Reads the attributes of a request, sorted by name.</summary>
    /// <exception cref="ServiceFault">InvalidParameterValueException, with what is wrong.</exception>
    public static SortedDictionary<string, Structure> Read(IReadOnlyDictionary<string, object> map)
    {
        if (map.Count > Most)
        {
            throw SqsFault.InvalidValue(
                $"Number of message attributes [{map.Count}] exceeds the allowed maximum [{Most}].");
        }

        SortedDictionary<string, Structure> attributes = new(StringComparer.Ordinal);
        foreach (var attribute in map)
        {
            attributes[attribute.Key] = Accept(attribute.Key, (Structure)attribute.Value);
        }

        return attributes;
    }

    /// <summary>The attributes that a receiver asked for: by name, by <c>prefix.*</c>, or <c>All</c>.</summary>
    public static IReadOnlyDictionary<string, Structure> Choose(
        IReadOnlyDictionary<string, Structure> attributes, IReadOnlyList<string> wanted) =>
        new SortedDictionary<string, Structure>(
            attributes.Where(a => wanted.Any(w => IsWanted(a.Key, w))).ToDictionary(a => a.Key, a => a.Value),
            StringComparer.Ordinal);

    public static int Size(IEnumerable<KeyValuePair<string, Structure>> attributes) =>
        attributes.Sum(a => Encoding.UTF8.GetByteCount(a.Key + a.Value.Required("DataType")) + Value(a.Value).Length);

    /// <summary>
    /// The MD5 that clients check: of all names, types and values in order, each after its length, a value also after
    /// the kind of its transport. Null when there are none.
    /// </summary>
    public static string? Md5(IReadOnlyDictionary<string, Structure> attributes)
    {
        if (attributes.Count == 0)
        {
            return null;
        }

        using MemoryStream text = new();
        foreach (var attribute in attributes)
        {
            Write(text, Encoding.UTF8.GetBytes(attribute.Key));
            Write(text, Encoding.UTF8.GetBytes(attribute.Value.Required("DataType")));
            text.WriteByte(attribute.Value.Has("BinaryValue") ? (byte)2 : (byte)1);
            Write(text, Value(attribute.Value));
        }

        return Md5(text.ToArray());
    }

    public static string Md5(byte[] bytes)
    {
        using var hash = MD5.Create();
        return BitConverter.ToString(hash.ComputeHash(bytes)).Replace("-", "").ToLowerInvariant();
    }

    private static Structure Accept(string name, Structure attribute)
    {
        if (!Name.IsMatch(name))
        {
            throw SqsFault.InvalidValue(
                $"The message attribute name '{name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, "
                    + "underscore (_), hyphen (-), and period (.) characters.");
        }

        var type = attribute.Text("DataType");
        if (string.IsNullOrEmpty(type))
        {
            throw SqsFault.InvalidValue($"The message attribute '{name}' must contain a non-empty attribute type.");
        }

        var kind = type!.Split('.')[0];
        if (kind is not ("String" or "Number" or "Binary"))
        {
            throw SqsFault.InvalidValue(
                $"The message attribute '{name}' has an invalid message attribute type, the set of supported type "
                    + "prefixes is Binary, Number, and String.");
        }

        if (kind == "Number" && attribute.Text("StringValue") is { Length: > 0 } number
            && !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            throw SqsFault.InvalidValue(
                $"Can't cast the value of message (user) attribute '{name}' to a number.");
        }

        return Value(attribute).Length > 0 && attribute.Has(kind == "Binary" ? "BinaryValue" : "StringValue")
            ? attribute
            : throw SqsFault.InvalidValue(
                $"Message (user) attribute '{name}' must contain a non-empty value of type '{kind}'.");
    }

    private static byte[] Value(Structure attribute) =>
        attribute.Bytes("BinaryValue") ?? Encoding.UTF8.GetBytes(attribute.Text("StringValue") ?? "");

    private static bool IsWanted(string name, string wanted) =>
        wanted is "All" or ".*" || name == wanted
        || (wanted.EndsWith(".*", StringComparison.Ordinal)
            && name.StartsWith(wanted.Substring(0, wanted.Length - 1), StringComparison.Ordinal));

    private static void Write(Stream target, byte[] bytes)
    {
        var length = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(bytes.Length));
        target.Write(length, 0, length.Length);
        target.Write(bytes, 0, bytes.Length);
    }
}
