using System.Text;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>The one text of a request that both sides sign (Signature Version 4).</summary>
internal static class CanonicalRequest
{
    private const string Hexadecimal = "0123456789ABCDEF";

    public static string Of(HttpRequest request, RequestSignature signature, string payloadHash)
    {
        StringBuilder text = new();
        text.Append(request.Method).Append('\n');
        text.Append(signature.Service == "s3" ? S3Path(request.Path) : PathOf(request.Path)).Append('\n');
        text.Append(QueryOf(request)).Append('\n');
        foreach (var name in signature.SignedHeaders)
        {
            text.Append(name).Append(':').Append(string.Join(",", request.Headers.Values(name).Select(Trimmed)))
                .Append('\n');
        }

        text.Append('\n').Append(string.Join(";", signature.SignedHeaders)).Append('\n').Append(payloadHash);
        return text.ToString();
    }

    /// <summary>Every service but S3 encodes the path as sent once more, after taking out dot segments.</summary>
    private static string PathOf(string path)
    {
        List<string> segments = [];
        foreach (var segment in path.Split('/').Where(s => s.Length > 0 && s != "."))
        {
            if (segment != "..")
            {
                segments.Add(Encode(segment));
            }
            else if (segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        var isFolder = segments.Count > 0 && path.EndsWith("/", StringComparison.Ordinal);
        return "/" + string.Join("/", segments) + (isFolder ? "/" : "");
    }

    /// <summary>S3 encodes once and keeps the path as it is: a key may have dots and empty segments.</summary>
    private static string S3Path(string path) =>
        string.Join("/", path.Split('/').Select(s => Encode(FormText.Decode(s, plusIsBlank: false))));

    private static string QueryOf(HttpRequest request)
    {
        if (request.Query.Length == 0)
        {
            return "";
        }

        var pairs = request.Parameters
            .Where(p => p.Key != "X-Amz-Signature")
            .Select(p => (Name: Encode(p.Key), Value: Encode(p.Value)))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={p.Value}");
        return string.Join("&", pairs);
    }

    private static string Encode(string text)
    {
        StringBuilder encoded = new(text.Length + 8);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)octet;
            if (c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~')
            {
                encoded.Append(c);
            }
            else
            {
                encoded.Append('%').Append(Hexadecimal[octet >> 4]).Append(Hexadecimal[octet & 15]);
            }
        }

        return encoded.ToString();
    }

    private static string Trimmed(string value) => value.IndexOf("  ", StringComparison.Ordinal) < 0
        ? value.Trim()
        : string.Join(" ", value.Split([' '], StringSplitOptions.RemoveEmptyEntries));
}
