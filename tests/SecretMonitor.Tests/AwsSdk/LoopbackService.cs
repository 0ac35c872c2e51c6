using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.Runtime;
using SecretMonitor.Tests.Peers;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>A service on loopback that keeps what it was sent and answers as it is told, attempt by attempt.</summary>
internal sealed class LoopbackService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<SentRequest> _requests = new();
    private readonly Func<int, Reply> _answer;

    /// <param name="answer">The answer to the first, second … request.</param>
    public LoopbackService(Func<int, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public LoopbackService(Reply answer) : this(_ => answer)
    {
    }

    /// <summary>Its endpoint.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>What it was sent.</summary>
    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    /// <summary>A client of it.</summary>
    public T Client<T>()
        where T : AmazonServiceClient => AwsClients.At<T>(Url);

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await ServeAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var stream = client.GetStream();
        var head = await ReadHeadAsync(stream);
        var headers = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(':', 2))
            .ToDictionary(line => line[0], line => line[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length) : 0];
        await stream.ReadExactlyAsync(body);
        _requests.Enqueue(new(headers, Encoding.UTF8.GetString(body)));
        var reply = _answer(_requests.Count);
        if (reply == Reply.Reset)
        {
            client.Client.LingerState = new(enable: true, seconds: 0);
            return;
        }

        var content = Encoding.UTF8.GetBytes(reply.Body);
        StringBuilder answer = new($"HTTP/1.1 {reply.Status} Status\r\nConnection: close\r\n");
        foreach (var (name, value) in reply.Headers)
        {
            answer.Append($"{name}: {value}\r\n");
        }

        answer.Append($"Content-Length: {content.Length}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.ToString()));
        await stream.WriteAsync(content);
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
