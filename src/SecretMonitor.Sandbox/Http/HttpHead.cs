namespace SecretMonitor.Sandbox.Http;

/// <summary>The request line and the header fields, parsed.</summary>
internal sealed class HttpHead
{
    private const string TokenSymbols = "!#$%&'*+-.^_`|~";

    private HttpHead(string method, string target, bool isVersion10, HttpHeaders headers) =>
        (Method, Target, IsVersion10, Headers) = (method, target, isVersion10, headers);

    public string Method { get; }

    public string Target { get; }

    public bool IsVersion10 { get; }

    public HttpHeaders Headers { get; }

    public bool KeepsAlive => IsVersion10 ? Connection("keep-alive") : !Connection("close");

    public bool ExpectsContinue =>
        !IsVersion10 && string.Equals(Headers["Expect"], "100-continue", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the body comes in chunks; otherwise its length is <see cref="ContentLength"/>.</summary>
    public bool IsChunked { get; private set; }

    public long ContentLength { get; private set; }

    /// <exception cref="HttpFault">The text is not the head of a request.</exception>
    public static HttpHead Parse(string text)
    {
        var lines = text.Split('\n');
        var words = lines[0].TrimEnd('\r').Split(' ');
        if (words.Length != 3 || !IsToken(words[0]) || words[2] is not ("HTTP/1.1" or "HTTP/1.0"))
        {
            throw new HttpFault(400, "The request line is not METHOD TARGET HTTP/1.1.");
        }

        HttpHeaders headers = [];
        foreach (var line in lines.Skip(1).Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0))
        {
            var colon = line.IndexOf(':');
            if (colon <= 0 || !IsToken(line.Substring(0, colon)))
            {
                throw new HttpFault(400, "A header field is not NAME: VALUE.");
            }

            headers.Add(line.Substring(0, colon), line.Substring(colon + 1).Trim(' ', '\t'));
        }

        HttpHead head = new(words[0], OriginForm(words[1]), words[2] == "HTTP/1.0", headers);
        head.ReadFraming();
        return head;
    }

    private void ReadFraming()
    {
        if (Headers.Values("Host").Count() != 1)
        {
            throw new HttpFault(400, "A request has exactly one Host header.");
        }

        var codings = Headers.Values("Transfer-Encoding").ToArray();
        var lengths = Headers.Values("Content-Length").Distinct().ToArray();
        if (codings.Length > 0)
        {
            IsChunked = codings.Length == 1 && codings[0].Equals("chunked", StringComparison.OrdinalIgnoreCase);
            if (!IsChunked || lengths.Length > 0)
            {
                throw new HttpFault(400, "The length of the body is not clear: Transfer-Encoding may only be chunked.");
            }
        }
        else if (lengths.Length > 0)
        {
            if (lengths.Length > 1 || lengths[0].Length is 0 or > 18 || !lengths[0].All(c => c is >= '0' and <= '9'))
            {
                throw new HttpFault(400, "Content-Length is not a number.");
            }

            ContentLength = long.Parse(lengths[0], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The target without scheme and host, which proxies' clients send before the path.</summary>
    private static string OriginForm(string target)
    {
        if (target.StartsWith("/", StringComparison.Ordinal) || target == "*")
        {
            return target;
        }

        var authority = target.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0)
        {
            throw new HttpFault(400, "The target does not begin with a slash.");
        }

        var path = target.IndexOfAny(['/', '?'], authority + 3);
        return path < 0 ? "/" : target[path] == '?' ? "/" + target.Substring(path) : target.Substring(path);
    }

    private bool Connection(string option) => Headers.Values("Connection")
        .SelectMany(v => v.Split(','))
        .Any(o => o.Trim().Equals(option, StringComparison.OrdinalIgnoreCase));

    private static bool IsToken(string text) => text.Length > 0 && text.All(c =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || TokenSymbols.IndexOf(c) >= 0);
}
