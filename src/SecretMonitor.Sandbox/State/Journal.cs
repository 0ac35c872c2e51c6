using System.Text;
using SecretMonitor.Errors;

namespace SecretMonitor.Sandbox.State;

/// <summary>
/// A sandbox's state in a folder: one file with everything that came into the world, in order. What is added is written
/// by whoever first waits for it to be written, and with it all that others have added meanwhile. Written means given
/// to the operating system: it outlives the process, however that ends.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string FileName = "sandbox.journal";

    /// <summary>Locked as long as the state is in use. Not the journal itself: that may be copied meanwhile.</summary>
    private const string LockName = "sandbox.lock";

    /// <summary>To be raised when older versions could not read what is written.</summary>
    private const int Version = 1;
    private const int HeaderSize = 16;
    private const int LargestKept = 1024 * 1024;

    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("SMSANDBOX\r\n\0");

    private readonly object _writing = new();
    private readonly object _adding = new();
    private readonly FileStream _lock;
    private readonly FileStream _file;
    private readonly string _folder;
    private MemoryStream _added = new();
    private MemoryStream _spare = new();
    private long _addedBytes;
    private long _writtenBytes;
    private bool _isOpen = true;
    private Exception? _failure;

    private Journal(string folder)
    {
        _folder = folder;
        _lock = PrivateFile.Open(folder, LockName, FileShare.None);
        try
        {
            _file = PrivateFile.Open(folder, FileName, FileShare.Read);
            ReadHeader();
        }
        catch
        {
            _file?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Opens the state in a folder, which is made if it is not there.</summary>
    /// <exception cref="SecretMonitorException">
    /// The folder is in use, of a newer version, or has a file of others.
    /// </exception>
    public static Journal Open(string folder)
    {
        try
        {
            return new(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw ErrorCatalog.StateUnusable(folder, e.Message, e);
        }
    }

    /// <summary>
    /// Reads everything that was written, once, before anything is added. An end that was being written when the
    /// process was killed is dropped: nobody was told that it is there.
    /// </summary>
    /// <exception cref="SecretMonitorException">The file is damaged before its end.</exception>
    public IEnumerable<JournalEntry> Read()
    {
        while (JournalFrame.Read(_file, Damaged) is { } frame)
        {
            yield return JournalEntry.Read(frame);
        }

        _file.SetLength(_file.Position);
    }

    /// <summary>Adds an entry; it is written at the latest when <see cref="Commit"/> returns.</summary>
    public void Add(JournalEntry entry)
    {
        lock (_adding)
        {
            if (_isOpen)
            {
                var before = _added.Length;
                JournalFrame.Write(_added, entry);
                _addedBytes += _added.Length - before;
            }
        }
    }

    /// <summary>Returns when everything that was added before is written, or the journal is closed.</summary>
    /// <exception cref="IOException">It cannot be written, this time or an earlier one.</exception>
    public void Commit()
    {
        var mine = Interlocked.Read(ref _addedBytes);
        lock (_writing)
        {
            if (_failure is not null)
            {
                throw new IOException(_failure.Message, _failure);
            }

            if (_isOpen && _writtenBytes < mine)
            {
                Write();
            }
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            lock (_adding)
            {
                if (!_isOpen)
                {
                    return;
                }

                _isOpen = false;
            }

            _file.Flush(flushToDisk: true);
            _file.Dispose();
            _lock.Dispose();
        }
    }

    private void Write()
    {
        MemoryStream bytes;
        long end;
        lock (_adding)
        {
            (bytes, _added, _spare, end) = (_added, _spare, _added, _addedBytes);
        }

        try
        {
            bytes.WriteTo(_file);
            _file.Flush();
        }
        catch (IOException e)
        {
            // What comes after a torn frame would never be read again.
            _failure = e;
            throw;
        }

        _writtenBytes = end;
        bytes.SetLength(0);
        if (bytes.Capacity > LargestKept)
        {
            bytes.Capacity = 0;
        }
    }

    private void ReadHeader()
    {
        var header = new byte[HeaderSize];
        var length = _file.Read(header, 0, HeaderSize);
        var marked = Math.Min(length, Mark.Length);
        if (!header.Take(marked).SequenceEqual(Mark.Take(marked)))
        {
            throw ErrorCatalog.StateUnusable(_folder, $"Its file {FileName} is none of a sandbox.");
        }

        if (length < HeaderSize)
        {
            // New, or its making was cut short.
            _file.SetLength(0);
            _file.Write(Mark, 0, Mark.Length);
            _file.Write(BitConverter.GetBytes(Version), 0, sizeof(int));
            _file.Flush();
        }
        else if (BitConverter.ToInt32(header, Mark.Length) is var version && version > Version)
        {
            throw ErrorCatalog.StateUnusable(
                _folder, $"It was written by a newer version of SecretMonitor (format {version}, not {Version}).");
        }
    }

    private SecretMonitorException Damaged(long position) =>
        ErrorCatalog.StateUnusable(_folder, $"Its file {FileName} is damaged at byte {position}.");
}
