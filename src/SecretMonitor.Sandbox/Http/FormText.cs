using System.Globalization;
using System.Text;

namespace SecretMonitor.Sandbox.Http;

/// <summary>Percent-encoded names and values: a query string, or a form's body.</summary>
internal static class FormText
{
    /// <summary>Reads <c>a=1&amp;b=2</c>. A plus sign is a blank; a broken escape stays as it is.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string text)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var part in text.Split('&'))
        {
            if (part.Length > 0)
            {
                var equals = part.IndexOf('=');
                pairs.Add(equals < 0
                    ? new(Decode(part), "")
                    : new(Decode(part.Substring(0, equals)), Decode(part.Substring(equals + 1))));
            }
        }

        return pairs;
    }

    /// <summary>Decodes <c>%XX</c> (as UTF-8) and, unless told otherwise, the plus sign.</summary>
    public static string Decode(string text, bool plusIsBlank = true)
    {
        if (text.IndexOf('%') < 0 && text.IndexOf('+') < 0)
        {
            return text;
        }

        var source = Encoding.UTF8.GetBytes(text);
        var target = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length && TryHex(source[i + 1], source[i + 2], out var value))
            {
                target[length++] = value;
                i += 2;
            }
            else
            {
                target[length++] = source[i] == '+' && plusIsBlank ? (byte)' ' : source[i];
            }
        }

        return Encoding.UTF8.GetString(target, 0, length);
    }

    private static bool TryHex(byte high, byte low, out byte value) =>
        byte.TryParse(
            $"{(char)high}{(char)low}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
