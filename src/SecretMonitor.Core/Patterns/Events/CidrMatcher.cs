using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Text that is an address of a block of IPv4 or IPv6 addresses.</summary>
internal sealed class CidrMatcher : ValueMatcher
{
    private readonly string _block;
    private readonly byte[] _first;
    private readonly int _bits;

    /// <exception cref="PatternException">The text is no block.</exception>
    public CidrMatcher(string block)
    {
        string[] parts = block.Split('/');
        if (parts.Length != 2)
        {
            throw EventPattern.Error("Malformed CIDR, one '/' required");
        }

        if (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _bits))
        {
            throw EventPattern.Error("Malformed CIDR, mask bits must be an integer");
        }

        if (_bits < 0)
        {
            throw EventPattern.Error("Malformed CIDR, mask bits must not be negative");
        }

        _first = TryParseAddress(parts[0]) ?? throw EventPattern.Error($"Nonstandard IP address: {parts[0]}");
        if (_bits > _first.Length * 8)
        {
            throw EventPattern.Error($"IPv{(_first.Length == 4 ? 4 : 6)} mask bits must be <= {_first.Length * 8}");
        }

        _block = block;
    }

    internal override bool Matches(JsonElement scalar)
    {
        if (scalar.ValueKind != JsonValueKind.String
            || TryParseAddress(PatternJson.TextOf(scalar)) is not { } address
            || address.Length != _first.Length)
        {
            return false;
        }

        for (int bit = 0; bit < _bits; bit++)
        {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (_first[bit / 8] & mask))
            {
                return false;
            }
        }

        return true;
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("cidr", _block);
        writer.WriteEndObject();
    }

    /// <summary>The bytes of an address in its usual form; the framework alone would take "1" or a zone as well.</summary>
    private static byte[]? TryParseAddress(string text)
    {
        bool usual = text.IndexOf(':') >= 0
            ? text.All(c => c is ':' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))
            : text.Count(c => c == '.') == 3 && text.All(c => c is '.' or (>= '0' and <= '9'));
        return usual && IPAddress.TryParse(text, out IPAddress? address) ? address.GetAddressBytes() : null;
    }
}
