using System.Text;

namespace SecretMonitor.Sandbox.Http;

/// <summary>
/// An answer. The server adds Date, Content-Length and Connection, and leaves the body out of answers to HEAD.
/// </summary>
internal sealed class HttpResponse(int status)
{
    /// <summary>The status; 0: nothing is answered, and the connection is reset.</summary>
    public int Status { get; } = status;

    /// <summary>How long the answer waits before it is sent, in real time.</summary>
    public TimeSpan Delay { get; set; }

    public HttpHeaders Headers { get; } = [];

    public byte[] Body { get; init; } = [];

    /// <summary>
    /// The Content-Length where it is not the body's: a HEAD answer tells the length of the body that GET would send.
    /// </summary>
    public long? ContentLength { get; init; }

    public static HttpResponse None() => new(0);

    public static HttpResponse Text(int status, string text, string contentType = "text/plain; charset=utf-8") =>
        new(status) { Body = Encoding.UTF8.GetBytes(text), Headers = { { "Content-Type", contentType } } };
}
