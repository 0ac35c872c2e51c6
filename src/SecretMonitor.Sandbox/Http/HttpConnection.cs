using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SecretMonitor.Sandbox.Http;

/// <summary>One client's connection: request, answer, request, answer ... until either side has enough.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] Continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly HttpInput _input;
    private readonly HttpLimits _limits;
    private readonly Func<HttpRequest, Task<HttpResponse>> _handle;
    private long _deadline;

    public HttpConnection(TcpClient client, HttpLimits limits, Func<HttpRequest, Task<HttpResponse>> handle)
    {
        (_client, _limits, _handle) = (client, limits, handle);
        client.NoDelay = true;
        _stream = client.GetStream();
        _input = new(_stream, limits);
        Allow(limits.Idle);
    }

    /// <summary>Whether it waits for a request of which nothing has come.</summary>
    public bool IsIdle { get; private set; } = true;

    /// <summary>When the client will have taken too long, in ticks of the stopwatch.</summary>
    public long Deadline => Interlocked.Read(ref _deadline);

    /// <summary>
    /// Whether the client took longer than it may. Socket reads cannot be cancelled on .NET Framework: close it.
    /// </summary>
    public bool IsOverdue => Stopwatch.GetTimestamp() > Deadline;

    public void Dispose() => _client.Close();

    public async Task ServeAsync()
    {
        try
        {
            while (await _input.WaitAsync().ConfigureAwait(false)
                && await ServeOneAsync().ConfigureAwait(false))
            {
                Allow(_limits.Idle);
                IsIdle = true;
            }
        }
        catch (HttpFault fault)
        {
            await WriteAsync(HttpResponse.Text(fault.Status, fault.Message + "\n"), hasBody: true, keepAlive: false)
                .ConfigureAwait(false);
            await DrainAsync().ConfigureAwait(false);
        }
    }

    /// <returns>Whether the connection stays open.</returns>
    private async Task<bool> ServeOneAsync()
    {
        IsIdle = false;
        Allow(_limits.Transfer);
        var head = HttpHead.Parse(await _input.ReadHeadAsync().ConfigureAwait(false));
        if (!HostRule.IsLocal(head.Headers["Host"]!))
        {
            throw new HttpFault(403, "The sandbox answers only as 127.0.0.1, localhost and names below localhost.");
        }

        if (head.ExpectsContinue)
        {
            await _stream.WriteAsync(Continue, 0, Continue.Length).ConfigureAwait(false);
        }

        HttpRequest request = new()
        {
            Method = head.Method,
            Target = head.Target,
            Headers = head.Headers,
            Body = await (head.IsChunked ? _input.ReadChunksAsync() : _input.ReadBodyAsync(head.ContentLength))
                .ConfigureAwait(false),
            RemoteAddress = (_client.Client.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.Loopback,
        };

        // An operation may wait (a long poll), so its time is not the client's.
        Allow(TimeSpan.FromDays(1));
        var response = await _handle(request).ConfigureAwait(false);
        if (response.Delay > TimeSpan.Zero)
        {
            await Task.Delay(response.Delay).ConfigureAwait(false);
        }

        if (response.Status == 0)
        {
            Reset();
            return false;
        }

        Allow(_limits.Transfer);
        await WriteAsync(response, hasBody: head.Method != "HEAD", head.KeepsAlive).ConfigureAwait(false);
        return head.KeepsAlive;
    }

    /// <summary>
    /// An end would say that no more comes, which clients take for an idle connection and try again by themselves.
    /// </summary>
    private void Reset()
    {
        _client.LingerState = new(enable: true, seconds: 0);
        _client.Client.Close();
    }

    private async Task WriteAsync(HttpResponse response, bool hasBody, bool keepAlive)
    {
        StringBuilder head = new();
        head.Append("HTTP/1.1 ").Append(response.Status).Append(' ').Append(Reason(response.Status)).Append("\r\n");
        foreach (var field in response.Headers)
        {
            head.Append(field.Key).Append(": ").Append(OneLine(field.Value)).Append("\r\n");
        }

        // In real time, whatever the virtual clock says: clients correct their clock by it and sign with that.
        head.Append("Date: ").Append(DateTime.UtcNow.ToString("r", CultureInfo.InvariantCulture)).Append("\r\n");
        if (response.Status is not (204 or 304))
        {
            head.Append("Content-Length: ").Append(response.ContentLength ?? response.Body.Length).Append("\r\n");
        }

        head.Append(keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
        var bytes = Encoding.UTF8.GetBytes(head.ToString());
        if (hasBody && response.Body.Length > 0)
        {
            var headLength = bytes.Length;
            Array.Resize(ref bytes, headLength + response.Body.Length);
            Buffer.BlockCopy(response.Body, 0, bytes, headLength, response.Body.Length);
        }

        await _stream.WriteAsync(bytes, 0, bytes.Length).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads what the client still sends: closing with unread bytes would tear the answer away from it.
    /// </summary>
    private async Task DrainAsync()
    {
        Allow(TimeSpan.FromSeconds(2));
        _client.Client.Shutdown(SocketShutdown.Send);
        var rest = new byte[8 * 1024];
        while (await _stream.ReadAsync(rest, 0, rest.Length).ConfigureAwait(false) > 0)
        {
            // Nobody wants it.
        }
    }

    private void Allow(TimeSpan time) =>
        Interlocked.Exchange(ref _deadline, Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency));

    private static string OneLine(string value) =>
        value.IndexOfAny(['\r', '\n']) < 0 ? value : string.Concat(value.Split('\r', '\n'));

    private static string Reason(int status) =>
        Enum.IsDefined(typeof(HttpStatusCode), status) ? ((HttpStatusCode)status).ToString() : "Error";
}
