using System.Globalization;
using System.Net;

namespace SecretMonitor.Patterns;

/// <summary>
/// Reads IP addresses as AWS does: numbers of IPv4 are decimal even with a zero before them, and IPv6 is all colons.
/// </summary>
internal static class EventAddress
{
    /// <summary>The four or sixteen bytes of an address, or null where the text is none.</summary>
    public static byte[]? TryParse(string text)
    {
        if (text.IndexOf(':') >= 0)
        {
            return text.All(IsHexOrColon) && IPAddress.TryParse(text, out IPAddress? address)
                ? address.GetAddressBytes()
                : null;
        }

        string[] parts = text.Split('.');
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (parts.Length != bytes.Length
                || !byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return null;
            }
        }

        return bytes;
    }

    private static bool IsHexOrColon(char c) =>
        c is ':' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
