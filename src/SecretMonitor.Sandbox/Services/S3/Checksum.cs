using System.Security.Cryptography;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The checksums that clients send with a body, in headers.</summary>
internal static class Checksum
{
    public const string Prefix = "x-amz-checksum-";

    private static readonly (string Name, Func<byte[], byte[]> Compute)[] Algorithms =
    [
        ("CRC32", body => Crc(body, 0xEDB88320, 4)),
        ("CRC32C", body => Crc(body, 0x82F63B78, 4)),
        ("CRC64NVME", body => Crc(body, 0x9A6C9329AC4BC9B5, 8)),
        ("SHA1", body => Hash(SHA1.Create(), body)),
        ("SHA256", body => Hash(SHA256.Create(), body)),
    ];

    public static byte[] Md5(byte[] body) => Hash(MD5.Create(), body);

    /// <summary>Checks the body against the checksums that came with it.</summary>
    /// <returns>The checksum, to be kept with the object; null when none came.</returns>
    /// <exception cref="ServiceFault">InvalidDigest, BadDigest, InvalidRequest.</exception>
    public static ObjectChecksum? Verify(HttpHeaders headers, byte[] body)
    {
        if (headers["Content-MD5"] is { } md5)
        {
            if (Decode(md5) is not { Length: 16 } digest)
            {
                throw S3Fault.About(
                    "InvalidDigest", "The Content-MD5 you specified was invalid.", 400, ("Content-MD5", md5));
            }

            if (!digest.SequenceEqual(Md5(body)))
            {
                throw new ServiceFault(
                    "BadDigest", "The Content-MD5 you specified did not match what we received.", 400);
            }
        }

        foreach (var (name, compute) in Algorithms)
        {
            if (headers[Prefix + name.ToLowerInvariant()] is { } sent)
            {
                var computed = compute(body);
                return Decode(sent) is not { } digest || digest.Length != computed.Length
                    ? throw new ServiceFault("InvalidRequest", $"Value for {Prefix}{name.ToLowerInvariant()} header is invalid.", 400)
                    : digest.SequenceEqual(computed)
                        ? new(name, sent)
                        : throw new ServiceFault(
                            "BadDigest",
                            $"The {name} you specified did not match the calculated checksum.",
                            400);
            }
        }

        return null;
    }

    /// <summary>The algorithm that a request chooses for all parts of an upload: <c>CRC32</c>; null: none.</summary>
    /// <exception cref="ServiceFault">InvalidRequest.</exception>
    public static string? Chosen(HttpHeaders headers) => headers["x-amz-checksum-algorithm"] is not { } name ? null
        : Algorithms.Any(a => a.Name == name) ? name
        : throw new ServiceFault(
            "InvalidRequest", "Checksum algorithm provided is unsupported. Please try again with any of the valid "
                + "types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]", 400);

    /// <summary>The checksum of an object that was uploaded in parts: over it, or over those of its parts.</summary>
    /// <param name="algorithm">The algorithm: <c>CRC32</c>.</param>
    /// <param name="parts">The parts' bodies.</param>
    /// <param name="isComposite">Whether it is over the parts' checksums; their number then ends it.</param>
    public static ObjectChecksum OfParts(string algorithm, IReadOnlyList<byte[]> parts, bool isComposite)
    {
        var compute = Algorithms.First(a => a.Name == algorithm).Compute;
        var whole = parts.SelectMany(p => isComposite ? compute(p) : p).ToArray();
        return new(
            algorithm,
            Convert.ToBase64String(compute(whole)) + (isComposite ? $"-{parts.Count}" : ""));
    }

    /// <summary>Whether a request brought any checksum of its body, in a header or after the body.</summary>
    public static bool IsPresent(HttpHeaders headers) =>
        headers.Has("Content-MD5") || headers.Has("x-amz-trailer")
        || headers.Any(h => h.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] Hash(HashAlgorithm algorithm, byte[] body)
    {
        using (algorithm)
        {
            return algorithm.ComputeHash(body);
        }
    }

    /// <summary>A cyclic redundancy check with a reflected polynomial, as big-endian bytes.</summary>
    private static byte[] Crc(byte[] body, ulong polynomial, int size)
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var entry = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 1 ? (entry >> 1) ^ polynomial : entry >> 1;
            }

            table[i] = entry;
        }

        var crc = ulong.MaxValue >> (64 - (8 * size));
        var complement = crc;
        foreach (var value in body)
        {
            crc = table[(byte)crc ^ value] ^ (crc >> 8);
        }

        var bytes = BitConverter.GetBytes(crc ^ complement);
        Array.Resize(ref bytes, size);
        Array.Reverse(bytes);
        return bytes;
    }
}
