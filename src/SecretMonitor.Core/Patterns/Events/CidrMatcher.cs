using System.Globalization;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// An address of a block of IPv4 or IPv6 addresses. AWS compares the hexadecimal digits of first, value and last as
/// text, so that an address of the other family, and even a number, is in a block that is wide enough.
/// </summary>
internal sealed class CidrMatcher : ValueMatcher
{
    private readonly string _block;
    private readonly string _first;
    private readonly string _last;

    /// <exception cref="PatternException">The text is no block.</exception>
    public CidrMatcher(string block)
    {
        string[] parts = block.Split('/');
        if (parts.Length != 2)
        {
            throw EventPattern.Error("Malformed CIDR, one '/' required");
        }

        if (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int bits))
        {
            throw EventPattern.Error("Malformed CIDR, mask bits must be an integer");
        }

        if (bits < 0)
        {
            throw EventPattern.Error("Malformed CIDR, mask bits must not be negative");
        }

        byte[] first = EventAddress.TryParse(parts[0])
            ?? throw EventPattern.Error($"Nonstandard IP address: {parts[0]}");
        if (bits >= first.Length * 8)
        {
            throw EventPattern.Error(
                first.Length == 4 ? "IPv4 mask bits must be < 32" : "IPv6 mask bits must be < 128");
        }

        byte[] last = [.. first];
        for (int bit = bits; bit < first.Length * 8; bit++)
        {
            int mask = 0x80 >> (bit % 8);
            first[bit / 8] &= (byte)~mask;
            last[bit / 8] |= (byte)mask;
        }

        _block = block;
        _first = ToHex(first);
        _last = ToHex(last);
    }

    internal override bool Matches(JsonElement scalar)
    {
        string? digits = scalar.ValueKind switch
        {
            JsonValueKind.String when EventAddress.TryParse(PatternJson.TextOf(scalar)) is { } bytes => ToHex(bytes),
            JsonValueKind.Number => scalar.GetRawText(),
            _ => null,
        };
        return digits is not null
            && string.CompareOrdinal(_first, digits) <= 0
            && string.CompareOrdinal(digits, _last) <= 0;
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("cidr", _block);
        writer.WriteEndObject();
    }

    private static string ToHex(byte[] address) => BitConverter.ToString(address).Replace("-", "");
}
