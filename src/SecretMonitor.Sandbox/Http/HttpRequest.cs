using System.Net;

namespace SecretMonitor.Sandbox.Http;

/// <summary>A request as it was received: nothing decoded, because signatures are over what was sent.</summary>
internal sealed class HttpRequest
{
    private IReadOnlyList<KeyValuePair<string, string>>? _parameters;

    public required string Method { get; init; }

    /// <summary>Path and query as sent, still percent-encoded.</summary>
    public required string Target { get; init; }

    public required HttpHeaders Headers { get; init; }

    /// <summary>The body, without transfer coding; content codings (gzip, aws-chunked) are still on it.</summary>
    public byte[] Body { get; init; } = [];

    public IPAddress RemoteAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The path as sent, still percent-encoded, beginning with a slash.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>
    /// The query as sent, still percent-encoded, without the question mark; empty when there is none.
    /// </summary>
    public string Query => Target.IndexOf('?') is var mark and >= 0 ? Target.Substring(mark + 1) : "";

    /// <summary>
    /// The parameters of the query, decoded, in their order; a parameter without <c>=</c> has an empty value.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters ??= FormText.Read(Query);

    /// <summary>The Host header with its port, as sent.</summary>
    public string Host => Headers["Host"] ?? "";

    /// <summary>The first parameter of a name in the query, decoded; null when there is none.</summary>
    public string? Parameter(string name) => Parameters.FirstOrDefault(p => p.Key == name).Value;

    public bool HasParameter(string name) => Parameters.Any(p => p.Key == name);
}
