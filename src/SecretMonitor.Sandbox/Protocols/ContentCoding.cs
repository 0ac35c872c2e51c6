using System.IO.Compression;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Bodies that clients compress: PutMetricData's, above a size.</summary>
internal static class ContentCoding
{
    private const int Largest = 64 * 1024 * 1024;

    /// <exception cref="ServiceFault">The body is not what its header says.</exception>
    public static byte[] Decode(HttpRequest request)
    {
        if (!string.Equals(request.Headers["Content-Encoding"], "gzip", StringComparison.OrdinalIgnoreCase))
        {
            return request.Body;
        }

        try
        {
            using GZipStream source = new(new MemoryStream(request.Body), CompressionMode.Decompress);
            using MemoryStream target = new();
            var buffer = new byte[16 * 1024];
            for (int count; (count = source.Read(buffer, 0, buffer.Length)) > 0;)
            {
                target.Write(buffer, 0, count);
                if (target.Length > Largest)
                {
                    throw new InvalidDataException();
                }
            }

            return target.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new ServiceFault("SerializationException", "The request body is not valid gzip, or too large.");
        }
    }
}
