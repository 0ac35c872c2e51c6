using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using SecretMonitor.Errors;

namespace SecretMonitor.Sandbox.Http;

/// <summary>
/// HTTP/1.1 on 127.0.0.1. Neither HttpListener nor Kestrel: Windows PowerShell has no ASP.NET, and signatures need the
/// target exactly as it was sent.
/// </summary>
internal sealed class HttpServer : IDisposable
{
    private readonly ConcurrentDictionary<HttpConnection, bool> _connections = new();
    private readonly TcpListener _listener;
    private readonly HttpLimits _limits;
    private readonly Func<HttpRequest, Task<HttpResponse>> _handle;
    private readonly Timer _sweep;
    private volatile bool _isStopped;

    /// <param name="port">The port; 0: a free one.</param>
    /// <param name="handle">Answers a request. Called on many threads; must not throw.</param>
    /// <param name="limits">How much, and how long, a client may take; null: the usual.</param>
    /// <exception cref="SecretMonitorException">The port is in use, or may not be used.</exception>
    public HttpServer(int port, Func<HttpRequest, Task<HttpResponse>> handle, HttpLimits? limits = null)
    {
        (_handle, _limits) = (handle, limits ?? new());
        _listener = new(IPAddress.Loopback, port);
        try
        {
            _listener.Start(backlog: 512);
        }
        catch (SocketException e)
        {
            throw ErrorCatalog.PortUnavailable(port, e);
        }

        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _sweep = new(_ => CloseOverdue(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public int Port { get; }

    /// <summary>Lets clients in; until then they wait.</summary>
    public void Start() => _ = AcceptAsync();

    public void Dispose()
    {
        _isStopped = true;
        _sweep.Dispose();
        _listener.Stop();
        foreach (var connection in _connections.Keys)
        {
            connection.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        while (!_isStopped)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Stopped, or a client that was gone before it was accepted, or no handles left: some will be freed.
                await Task.Delay(10).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using HttpConnection connection = new(client, _limits, _handle);
            _connections[connection] = true;
            MakeRoom(connection);
            try
            {
                if (!_isStopped)
                {
                    await connection.ServeAsync().ConfigureAwait(false);
                }
            }
            finally
            {
                _connections.TryRemove(connection, out _);
            }
        }
        catch (Exception e) when (
            e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The client went away, or took too long and was closed: nobody is left to tell.
            client.Close();
        }
    }

    /// <summary>Closes another connection for one too many: rather an idle one than a slow one.</summary>
    private void MakeRoom(HttpConnection newcomer)
    {
        if (_connections.Count > _limits.Connections)
        {
            _connections.Keys.Where(c => c != newcomer)
                .OrderBy(c => !c.IsIdle).ThenBy(c => c.Deadline).FirstOrDefault()?.Dispose();
        }
    }

    private void CloseOverdue()
    {
        foreach (var connection in _connections.Keys.Where(c => c.IsOverdue))
        {
            connection.Dispose();
        }
    }
}
