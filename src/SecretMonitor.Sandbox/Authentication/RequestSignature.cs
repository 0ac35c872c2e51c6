using System.Globalization;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>
/// What a request says about its signature: in the Authorization header, or in the query (presigned).
/// </summary>
internal sealed record RequestSignature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const string Terminator = "aws4_request";

    public required string AccessKeyId { get; init; }

    /// <summary>The scope's day, <c>yyyyMMdd</c>.</summary>
    public required string Day { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    /// <summary>In lower case, in the order in which they were signed.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    public required string Signature { get; init; }

    /// <summary>The time as it was sent, <c>yyyyMMddTHHmmssZ</c>.</summary>
    public required string TimeText { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>How long a presigned request is good; null for a signature in the header.</summary>
    public TimeSpan? Expires { get; init; }

    public string Scope => $"{Day}/{Region}/{Service}/{Terminator}";

    /// <summary>Reads a request's signature; null when it has none.</summary>
    /// <exception cref="AuthenticationFault">It has something that is no signature.</exception>
    public static RequestSignature? Read(HttpRequest request)
    {
        if (request.Headers["Authorization"] is { } header)
        {
            return FromHeader(header, request);
        }

        if (request.HasParameter("AWSAccessKeyId") && request.HasParameter("Signature"))
        {
            throw Outdated();
        }

        return request.HasParameter("X-Amz-Signature") || request.HasParameter("X-Amz-Credential")
            ? FromQuery(request)
            : null;
    }

    private static RequestSignature FromHeader(string header, HttpRequest request)
    {
        var words = header.Split([' '], 2);
        if (words[0] == "AWS")
        {
            throw Outdated();
        }

        if (words[0] != Algorithm || words.Length < 2)
        {
            throw Malformed($"Unsupported AWS 'algorithm': '{words[0]}'.");
        }

        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        foreach (var part in words[1].Split(',').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var equals = part.IndexOf('=');
            if (equals < 0)
            {
                throw Malformed($"'{part}' not a valid key=value pair (missing equal-sign) in Authorization header.");
            }

            parts[part.Substring(0, equals)] = part.Substring(equals + 1);
        }

        var absent = new[] { "Credential", "Signature", "SignedHeaders" }.Where(p => !parts.ContainsKey(p)).ToArray();
        var time = request.Headers["X-Amz-Date"] ?? request.Headers["Date"];
        if (absent.Length > 0 || time is null)
        {
            var reasons = absent.Select(p => $"Authorization header requires '{p}' parameter.")
                .Concat(time is null
                    ? ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."]
                    : []);
            throw Malformed($"{string.Join(" ", reasons)} Authorization={Algorithm}");
        }

        return Make(parts["Credential"], parts["SignedHeaders"], parts["Signature"], time,
            request.Headers["X-Amz-Security-Token"], expires: null);
    }

    private static RequestSignature FromQuery(HttpRequest request)
    {
        var absent = new[] { "Algorithm", "Credential", "Date", "SignedHeaders", "Signature" }
            .Select(p => "X-Amz-" + p)
            .FirstOrDefault(p => string.IsNullOrEmpty(request.Parameter(p)));
        if (absent is not null)
        {
            throw Malformed(
                $"AWS query-string parameters must include '{absent}'. Re-examine the query-string parameters.");
        }

        if (request.Parameter("X-Amz-Algorithm") != Algorithm)
        {
            throw Malformed($"Unsupported AWS 'algorithm': '{request.Parameter("X-Amz-Algorithm")}'.");
        }

        const int longest = 7 * 24 * 60 * 60;
        var expires = request.Parameter("X-Amz-Expires") is not { } text ? 300
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds <= longest ? seconds
            : throw Malformed($"X-Amz-Expires must be between 0 and {longest} seconds.");
        return Make(request.Parameter("X-Amz-Credential")!, request.Parameter("X-Amz-SignedHeaders")!,
            request.Parameter("X-Amz-Signature")!, request.Parameter("X-Amz-Date")!,
            request.Parameter("X-Amz-Security-Token"), TimeSpan.FromSeconds(expires));
    }

    private static RequestSignature Make(
        string credential, string signedHeaders, string signature, string time, string? token, TimeSpan? expires)
    {
        var scope = credential.Split('/');
        if (scope.Length != 5)
        {
            throw Malformed(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
                + $"got '{credential}'");
        }

        if (scope[4] != Terminator)
        {
            throw Misdirected(
                $"Credential should be scoped with a valid terminator: '{Terminator}', not '{scope[4]}'.");
        }

        if (!TryReadTime(time, out var moment))
        {
            throw Malformed(
                $"Date must be in ISO-8601 'basic format'. Got '{time}'. See http://en.wikipedia.org/wiki/ISO_8601");
        }

        var timeText = moment.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        if (scope[1] != timeText.Substring(0, 8))
        {
            throw Misdirected(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{scope[1]}' != '{timeText.Substring(0, 8)}', from '{timeText}'.");
        }

        return new()
        {
            AccessKeyId = scope[0],
            Day = scope[1],
            Region = scope[2],
            Service = scope[3],
            SignedHeaders = signedHeaders.ToLowerInvariant().Split(';'),
            Signature = signature,
            TimeText = timeText,
            Time = moment,
            SessionToken = token,
            Expires = expires,
        };
    }

    private static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, ["yyyyMMdd'T'HHmmss'Z'", "r"], CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static AuthenticationFault Outdated() =>
        new(AuthenticationProblem.Outdated, "Unsupported AWS 'algorithm': 'AWS'.");

    private static AuthenticationFault Malformed(string text) => new(AuthenticationProblem.Malformed, text);

    private static AuthenticationFault Misdirected(string text) => new(AuthenticationProblem.Misdirected, text);
}
