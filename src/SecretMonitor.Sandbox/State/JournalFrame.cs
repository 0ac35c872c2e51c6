namespace SecretMonitor.Sandbox.State;

/// <summary>An entry in the file: its length, its checksum, its bytes.</summary>
internal static class JournalFrame
{
    private const int HeaderSize = sizeof(int) + sizeof(ulong);

    public static void Write(MemoryStream target, JournalEntry entry)
    {
        var start = (int)target.Length;
        target.SetLength(start + HeaderSize);
        target.Position = start + HeaderSize;
        entry.Write(target);
        var length = (int)target.Length - start - HeaderSize;
        var bytes = target.GetBuffer();
        BitConverter.GetBytes(length).CopyTo(bytes, start);
        BitConverter.GetBytes(Checksum(bytes, start + HeaderSize, length)).CopyTo(bytes, start + sizeof(int));
    }

    /// <summary>The bytes of the next entry; null where none, or only the beginning of one, is left.</summary>
    /// <param name="file">Where to read. Without a frame it stays at its place.</param>
    /// <param name="damaged">Makes the exception for a frame in the middle that is not what was written.</param>
    public static MemoryStream? Read(FileStream file, Func<long, Exception> damaged)
    {
        var start = file.Position;
        var header = new byte[HeaderSize];
        if (ReadAll(file, header) && BitConverter.ToInt32(header, 0) is var length && length >= 0
            && length <= file.Length - file.Position)
        {
            var bytes = new byte[length];
            if (ReadAll(file, bytes)
                && Checksum(bytes, 0, length) == BitConverter.ToUInt64(header, sizeof(int)))
            {
                return new(bytes, writable: false);
            }

            if (file.Position < file.Length)
            {
                throw damaged(start);
            }
        }

        file.Position = start;
        return null;
    }

    private static bool ReadAll(FileStream file, byte[] bytes)
    {
        var count = 0;
        while (count < bytes.Length && file.Read(bytes, count, bytes.Length - count) is var read and > 0)
        {
            count += read;
        }

        return count == bytes.Length;
    }

    /// <summary>FNV-1a, 64 bits: against an end that is not all there, not against malice.</summary>
    private static ulong Checksum(byte[] bytes, int start, int length)
    {
        var hash = 14695981039346656037;
        for (var i = start; i < start + length; i++)
        {
            hash = (hash ^ bytes[i]) * 1099511628211;
        }

        return hash;
    }
}
