using System.Globalization;
using System.Net;

namespace SecretMonitor.Policies;

/// <summary>An IPv4 or IPv6 address or CIDR block, as the operator IpAddress takes it.</summary>
internal static class AddressRange
{
    public static bool Contains(string range, string address)
    {
        string[] parts = range.Split('/');
        if (parts.Length > 2 || !TryBytes(parts[0], out byte[] network) || !TryBytes(address, out byte[] bytes)
            || network.Length != bytes.Length)
        {
            return false;
        }

        int bits = 8 * network.Length;
        if (parts.Length == 2
            && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits)
                || bits > 8 * network.Length))
        {
            return false;
        }

        return Enumerable.Range(0, bits).All(bit => ((network[bit / 8] ^ bytes[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }

    private static bool TryBytes(string text, out byte[] bytes)
    {
        // IPAddress reads "1" as 0.0.0.1; AWS does not.
        bool isAddress = text.IndexOf(':') >= 0 || text.Split('.').Length == 4;
        bytes = isAddress && IPAddress.TryParse(text, out IPAddress? address) ? address.GetAddressBytes() : [];
        return bytes.Length > 0;
    }
}
