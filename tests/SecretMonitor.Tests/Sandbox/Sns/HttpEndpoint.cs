using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace SecretMonitor.Tests.Sandbox.Sns;

/// <summary>An HTTP endpoint on loopback that keeps what is posted to it.</summary>
internal sealed class HttpEndpoint : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly BlockingCollection<(string Type, JsonElement Body)> _posts = [];
    private int _failures;

    /// <param name="failures">How many posts it refuses first.</param>
    public HttpEndpoint(int failures = 0)
    {
        _failures = failures;
        Url = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public string Url { get; }

    /// <summary>The next post: its type header and its body.</summary>
    /// <param name="meanwhile">What to do again and again until it comes.</param>
    public (string Type, JsonElement Body) Next(Action? meanwhile = null)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (_posts.TryTake(out var post, TimeSpan.FromMilliseconds(100)))
            {
                return post;
            }

            meanwhile?.Invoke();
        }

        throw new TimeoutException("Nothing was posted.");
    }

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var document = JsonDocument.Parse(context.Request.InputStream);
            context.Response.StatusCode = Interlocked.Decrement(ref _failures) >= 0 ? 503 : 200;
            context.Response.Close();
            _posts.Add((context.Request.Headers["x-amz-sns-message-type"]!, document.RootElement.Clone()));
        }
    }
}
