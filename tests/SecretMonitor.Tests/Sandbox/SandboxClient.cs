using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SecretMonitor.Sandbox;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>
/// Signs requests by AWS's published rules, without the sandbox's code, and lets each part be bent: a wrong key,
/// another time, another scope, a header that was not signed.
/// </summary>
internal sealed class SandboxClient(string endpointUrl, string accessKey, string secretKey) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new(endpointUrl) };

    public SandboxClient(SandboxServer server, string? accessKey = null, string? secretKey = null)
        : this(server.EndpointUrl, accessKey ?? server.AccessKey, secretKey ?? server.SecretKey)
    {
    }

    public string AccessKey { get; init; } = accessKey;

    public string SecretKey { get; init; } = secretKey;

    public string? SessionToken { get; init; }

    public string Region { get; init; } = "us-east-1";

    /// <summary>How far the client's clock is ahead.</summary>
    public TimeSpan ClockError { get; init; }

    /// <summary>The service of the scope where it is not the one that is called.</summary>
    public string? ScopeService { get; init; }

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// Calls a JSON operation: <c>Json("secretsmanager", "secretsmanager.GetSecretValue", "{...}")</c>.
    /// </summary>
    public Answer Json(string service, string target, string body, string version = "1.1") =>
        Send(service, HttpMethod.Post, "/",
        Encoding.UTF8.GetBytes(body), ("Content-Type", $"application/x-amz-json-{version}"), ("X-Amz-Target", target));

    /// <summary>Calls Secrets Manager.</summary>
    public Answer Secrets(string operation, string body) => Json("secretsmanager", "secretsmanager." + operation, body);

    /// <summary>Calls a query operation: <c>Query("iam", "Action=ListUsers&amp;Version=2010-05-08")</c>.</summary>
    public Answer Query(string service, string form) => Send(service, HttpMethod.Post, "/",
        Encoding.UTF8.GetBytes(form), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));

    public Answer Iam(string action) => Query("iam", $"Version=2010-05-08&Action={action}");

    public Answer Sts(string action) => Query("sts", $"Version=2011-06-15&Action={action}");

    /// <summary>Signs and sends.</summary>
    public Answer Send(string service, HttpMethod method, string target, byte[] body, params (
        string Name, string Value)[] headers)
    {
        using var request = Sign(service, method, target, body, headers);
        return Answer.Of(_http.Send(request));
    }

    /// <summary>Signs and sends, and leaves the answer unread.</summary>
    /// <returns>The status.</returns>
    public async Task<int> SendAsync(
        string service, HttpMethod method, string target, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = Sign(service, method, target, body, headers);
        using var response = await _http.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Sends as it is.</summary>
    public Answer SendUnsigned(HttpRequestMessage request) => Answer.Of(_http.Send(request));

    public HttpRequestMessage Sign(
        string service, HttpMethod method, string target, byte[] body, params (string Name, string Value)[] headers)
    {
        var time = (DateTimeOffset.UtcNow + ClockError).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var hash = headers.FirstOrDefault(h => h.Name == "x-amz-content-sha256").Value ?? Hex(SHA256.HashData(body));
        SortedDictionary<string, string> signed = new(StringComparer.Ordinal)
        {
            ["host"] = _http.BaseAddress!.Authority,
            ["x-amz-date"] = time,
        };
        if (SessionToken is not null)
        {
            signed["x-amz-security-token"] = SessionToken;
        }

        foreach (var (name, value) in headers)
        {
            signed[name.ToLowerInvariant()] = value;
        }

        if (service == "s3")
        {
            signed["x-amz-content-sha256"] = hash;
        }

        var scope = $"{time[..8]}/{Region}/{ScopeService ?? service}/aws4_request";
        var names = string.Join(';', signed.Keys);
        var (path, query) = target.Split('?', 2) is [var p, var q] ? (p, q) : (target, "");
        var canonical = string.Join('\n', method.Method, service == "s3" ? path
            : Uri.EscapeDataString(path).Replace("%2F", "/"),
            query, string.Concat(signed.Select(h => $"{h.Key}:{h.Value}\n")), names, hash);
        var text = string.Join('\n', "AWS4-HMAC-SHA256", time, scope, Hex(
            SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var signature = Hex(Hmac(Key(time[..8], ScopeService ?? service), text));

        HttpRequestMessage request = new(method, target) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in signed.Where(h => h.Key is not ("host" or "content-type")))
        {
            _ = request.Headers.TryAddWithoutValidation(name, value)
                || request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (signed.TryGetValue("content-type", out var type))
        {
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
        return request;
    }

    private byte[] Key(string day, string service) =>
        Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + SecretKey), day), Region), service), "aws4_request");

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
