using System.Globalization;
using System.Text;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>
/// S3's <c>aws-chunked</c> body: chunks, each signed over the one before or all unsigned, then trailer fields
/// (checksums), which are signed like a last chunk where the chunks are.
/// </summary>
internal sealed class ChunkedPayload(HttpRequest request, RequestSignature signature, string secretKey)
{
    private const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string UnsignedChunks = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    private readonly byte[] _body = request.Body;
    private readonly bool _isSigned = request.Headers["x-amz-content-sha256"] != UnsignedChunks;
    private string _previous = signature.Signature;
    private int _at;

    /// <summary>Whether a stated payload hash announces chunks.</summary>
    public static bool IsOne(string statedHash) =>
        statedHash is SignedChunks or SignedChunks + "-TRAILER" or UnsignedChunks;

    /// <exception cref="AuthenticationFault">A chunk's signature is wrong.</exception>
    /// <exception cref="ServiceFault">The body is not made of chunks, or not as long as it says.</exception>
    public (HttpRequest Request, byte[] Payload) Decode()
    {
        using MemoryStream payload = new();
        while (ReadChunk(payload))
        {
            // Each chunk checks itself.
        }

        var trailer = ReadTrailer();
        if (request.Headers["x-amz-decoded-content-length"] is { } stated
            && stated != payload.Length.ToString(CultureInfo.InvariantCulture))
        {
            throw Incomplete();
        }

        HttpHeaders headers = [];
        foreach (var field in request.Headers.Concat(trailer))
        {
            headers.Add(field.Key, field.Value);
        }

        return (new()
        {
            Method = request.Method,
            Target = request.Target,
            Headers = headers,
            Body = request.Body,
            RemoteAddress = request.RemoteAddress,
        }, payload.ToArray());
    }

    /// <returns>False after the last chunk, which is empty.</returns>
    private bool ReadChunk(MemoryStream payload)
    {
        var parts = ReadLine().Split(';');
        if (parts[0].Length is 0 or > 7
            || !int.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length)
            || length > _body.Length - _at)
        {
            throw Incomplete();
        }

        if (_isSigned)
        {
            const string label = "chunk-signature=";
            var given = parts.Skip(1)
                .FirstOrDefault(p => p.StartsWith(label, StringComparison.Ordinal))?.Substring(label.Length);
            Demand(given, "AWS4-HMAC-SHA256-PAYLOAD", $"{EmptyHash}\n{SigningKeys.Sha256(_body, _at, length)}");
        }

        payload.Write(_body, _at, length);
        _at += length;
        if (length > 0 && ReadLine().Length > 0)
        {
            throw Incomplete();
        }

        return length > 0;
    }

    private List<KeyValuePair<string, string>> ReadTrailer()
    {
        List<KeyValuePair<string, string>> fields = [];
        while (_at < _body.Length && ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            if (colon <= 0)
            {
                throw Incomplete();
            }

            fields.Add(new(line.Substring(0, colon).ToLowerInvariant(), line.Substring(colon + 1).Trim()));
        }

        var given = fields.Find(f => f.Key == "x-amz-trailer-signature").Value;
        fields.RemoveAll(f => f.Key == "x-amz-trailer-signature");
        if (_isSigned && fields.Count > 0)
        {
            var text = string.Concat(fields.Select(f => $"{f.Key}:{f.Value}\n"));
            Demand(given, "AWS4-HMAC-SHA256-TRAILER", SigningKeys.Sha256(Latin1.GetBytes(text)));
        }

        return fields;
    }

    private void Demand(string? given, string algorithm, string hashes)
    {
        var text = string.Join("\n", algorithm, signature.TimeText, signature.Scope, _previous, hashes);
        _previous = SigningKeys.Sign(secretKey, signature, text);
        if (given is null || !SigningKeys.AreEqual(given, _previous))
        {
            throw new AuthenticationFault(AuthenticationProblem.WrongSignature);
        }
    }

    private string ReadLine()
    {
        var end = Array.IndexOf(_body, (byte)'\n', _at);
        if (end < 0)
        {
            throw Incomplete();
        }

        var line = Latin1.GetString(_body, _at, end - _at).TrimEnd('\r');
        _at = end + 1;
        return line;
    }

    private static ServiceFault Incomplete() => new("IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header.", 400);
}
