using System.Globalization;
using System.Text;

namespace SecretMonitor.Sandbox.Http;

/// <summary>
/// The bytes that a client sends, cut into heads and bodies. What belongs to the next request stays for it.
/// </summary>
internal sealed class HttpInput(Stream stream, HttpLimits limits)
{
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    private const int LongestChunkLine = 256;
    private const int LargestAtOnce = 64 * 1024;

    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>Waits for the first byte of a request, past empty lines; false at the end of the stream.</summary>
    public async Task<bool> WaitAsync()
    {
        while (true)
        {
            while (_start < _end && _buffer[_start] is (byte)'\r' or (byte)'\n')
            {
                _start++;
            }

            if (_start < _end)
            {
                return true;
            }

            if (!await FillAsync().ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    /// <summary>The text up to the next empty line.</summary>
    public async Task<string> ReadHeadAsync()
    {
        for (var seen = 0; ;)
        {
            var length = HeadLength(seen);
            if (length > 0)
            {
                return Take(length);
            }

            seen = Math.Max(0, _end - _start - 3);
            if (_end - _start >= limits.Head)
            {
                throw new HttpFault(431, "The header fields are too large.");
            }

            await DemandAsync().ConfigureAwait(false);
        }
    }

    public async Task<byte[]> ReadBodyAsync(long length)
    {
        if (length > limits.Body)
        {
            throw new HttpFault(413, $"A body has at most {limits.Body} bytes.");
        }

        // What a client says that it will send costs nothing before it comes.
        var body = new byte[Math.Min(length, LargestAtOnce)];
        var read = await ReadAsync(body, 0).ConfigureAwait(false);
        while (read < length)
        {
            Array.Resize(ref body, (int)Math.Min(length, body.Length * 2L));
            read = await ReadAsync(body, read).ConfigureAwait(false);
        }

        return body;
    }

    public async Task<byte[]> ReadChunksAsync()
    {
        using MemoryStream body = new();
        while (true)
        {
            var line = await ReadLineAsync().ConfigureAwait(false);
            var size = line.Split(';')[0].Trim();
            if (size.Length > 8
                || !long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length))
            {
                throw new HttpFault(400, "A chunk does not begin with its size.");
            }

            if (length == 0)
            {
                break;
            }

            var chunk = await ReadBodyAsync(length + body.Length > limits.Body ? long.MaxValue : length)
                .ConfigureAwait(false);
            body.Write(chunk, 0, chunk.Length);
            if ((await ReadLineAsync().ConfigureAwait(false)).Length > 0)
            {
                throw new HttpFault(400, "A chunk does not end where its size says.");
            }
        }

        while ((await ReadLineAsync().ConfigureAwait(false)).Length > 0)
        {
            // Trailer fields mean nothing here; they still have to be read.
        }

        return body.ToArray();
    }

    private async Task<string> ReadLineAsync()
    {
        while (true)
        {
            var end = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
            if (end >= 0)
            {
                return Take(end + 1 - _start).TrimEnd('\r', '\n');
            }

            if (_end - _start > LongestChunkLine)
            {
                throw new HttpFault(400, "A line between chunks is too long.");
            }

            await DemandAsync().ConfigureAwait(false);
        }
    }

    /// <returns>The length of the target: it is full.</returns>
    private async Task<int> ReadAsync(byte[] target, int at)
    {
        while (at < target.Length)
        {
            if (_start == _end)
            {
                await DemandAsync().ConfigureAwait(false);
            }

            var count = Math.Min(target.Length - at, _end - _start);
            Buffer.BlockCopy(_buffer, _start, target, at, count);
            _start += count;
            at += count;
        }

        return at;
    }

    /// <summary>The length of the head with its empty line, or 0 while that has not come.</summary>
    private int HeadLength(int from)
    {
        for (var i = _start + from; i < _end - 1; i++)
        {
            if (_buffer[i] == '\n'
                && (_buffer[i + 1] == '\n' || (_buffer[i + 1] == '\r' && i + 2 < _end && _buffer[i + 2] == '\n')))
            {
                return i + (_buffer[i + 1] == '\n' ? 2 : 3) - _start;
            }
        }

        return 0;
    }

    private string Take(int length)
    {
        var text = Latin1.GetString(_buffer, _start, length);
        _start += length;
        return text;
    }

    private async Task DemandAsync()
    {
        if (!await FillAsync().ConfigureAwait(false))
        {
            throw new HttpFault(400, "The request ends before it is complete.");
        }
    }

    private async Task<bool> FillAsync()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            var unread = _end - _start;
            var target = unread * 2 > _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
            Buffer.BlockCopy(_buffer, _start, target, 0, unread);
            (_buffer, _start, _end) = (target, 0, unread);
        }

        var count = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }
}
