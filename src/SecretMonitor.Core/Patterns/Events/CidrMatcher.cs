using System.Globalization;
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

        _first = EventAddress.TryParse(parts[0]) ?? throw EventPattern.Error($"Nonstandard IP address: {parts[0]}");
        if (_bits >= _first.Length * 8)
        {
            throw EventPattern.Error(
                _first.Length == 4 ? "IPv4 mask bits must be < 32" : "IPv6 mask bits must be < 128");
        }

        _block = block;
    }

    internal override bool Matches(JsonElement scalar)
    {
        if (scalar.ValueKind != JsonValueKind.String
            || EventAddress.TryParse(PatternJson.TextOf(scalar)) is not { } address
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
}
