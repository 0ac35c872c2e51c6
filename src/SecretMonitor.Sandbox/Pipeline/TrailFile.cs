using System.IO.Compression;
using System.Text;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>What is in a log file.</summary>
internal static class TrailFile
{
    public static byte[] Text(IEnumerable<TrailRecord> records) =>
        Encoding.UTF8.GetBytes("{\"Records\":[" + string.Join(",", records.Select(r => r.Json)) + "]}");

    public static byte[] Compress(byte[] text)
    {
        using MemoryStream file = new();
        using (GZipStream gzip = new(file, CompressionLevel.Fastest))
        {
            gzip.Write(text, 0, text.Length);
        }

        return file.ToArray();
    }
}
