using System.Net;

namespace SecretMonitor.Patterns;

/// <summary>Reads IP addresses in their usual forms; the framework alone would also take a bare number.</summary>
internal static class EventAddress
{
    /// <summary>The four or sixteen bytes of an address, or null where the text is none.</summary>
    public static byte[]? TryParse(string text)
    {
        bool usual = text.IndexOf(':') >= 0
            ? text.All(c => c is ':' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))
            : text.Count(c => c == '.') == 3 && text.All(c => c is '.' or (>= '0' and <= '9'));
        return usual && IPAddress.TryParse(text, out IPAddress? address) ? address.GetAddressBytes() : null;
    }
}
