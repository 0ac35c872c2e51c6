using System.Net.Sockets;
using System.Text;

namespace SecretMonitor.Tests.Sandbox.Http;

/// <summary>A client that says what a test wants, HTTP or not.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    public RawClient(int port)
    {
        _client = new("127.0.0.1", port);
        _client.ReceiveTimeout = 20_000;
        _stream = _client.GetStream();
    }

    public void Dispose() => _client.Dispose();

    public RawClient Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public RawClient Send(byte[] bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (IOException)
        {
            // The server may refuse before it has read all.
        }

        return this;
    }

    /// <summary>Says that nothing more will come.</summary>
    public RawClient EndSending()
    {
        try
        {
            _client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server has closed already.
        }

        return this;
    }

    /// <summary>Everything up to the end of the connection.</summary>
    public string ReadToEnd()
    {
        using MemoryStream all = new();
        try
        {
            _stream.CopyTo(all);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut })
        {
            // Reset by the server: what came before counts.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>What comes up to a text, and no further.</summary>
    public string ReadUntil(string end)
    {
        StringBuilder text = new();
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            var next = _stream.ReadByte();
            if (next < 0)
            {
                break;
            }

            text.Append((char)next);
        }

        return text.ToString();
    }
}
