using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SecretMonitor.Sandbox.Authentication;

/// <summary>The arithmetic of Signature Version 4. A key is derived once per secret, day, region and service.</summary>
internal static class SigningKeys
{
    private const int MostKept = 1024;

    private static readonly ConcurrentDictionary<(string Secret, string Scope), byte[]> Derived = new();

    /// <summary>The signature, in lower-case hexadecimal digits.</summary>
    public static string Sign(string secretKey, RequestSignature signature, string text) =>
        Hex(Hmac(KeyOf(secretKey, signature), text));

    public static string Sha256(byte[] data, int offset, int count)
    {
        using var sha = SHA256.Create();
        return Hex(sha.ComputeHash(data, offset, count));
    }

    public static string Sha256(byte[] data) => Sha256(data, 0, data.Length);

    /// <summary>Whether two texts are the same, in a time that does not tell where they differ.</summary>
    public static bool AreEqual(string one, string other)
    {
        var difference = one.Length ^ other.Length;
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            difference |= one[i] ^ other[i];
        }

        return difference == 0;
    }

    private static byte[] KeyOf(string secretKey, RequestSignature signature)
    {
        if (Derived.Count > MostKept)
        {
            Derived.Clear();
        }

        return Derived.GetOrAdd((secretKey, signature.Scope), _ =>
        {
            var key = Hmac(Encoding.UTF8.GetBytes("AWS4" + secretKey), signature.Day);
            return Hmac(Hmac(Hmac(key, signature.Region), signature.Service), "aws4_request");
        });
    }

    private static byte[] Hmac(byte[] key, string text)
    {
        using HMACSHA256 hmac = new(key);
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    private static string Hex(byte[] bytes)
    {
        const string digits = "0123456789abcdef";
        var text = new char[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = digits[bytes[i] >> 4];
            text[(2 * i) + 1] = digits[bytes[i] & 15];
        }

        return new(text);
    }
}
