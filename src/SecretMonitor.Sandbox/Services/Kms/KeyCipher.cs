using System.Security.Cryptography;
using System.Text;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>
/// Encrypts with a key, and finds out by which key a text was encrypted: AES, then an HMAC over all and the encryption
/// context. The form is the sandbox's own, as KMS's is KMS's.
/// </summary>
internal static class KeyCipher
{
    public const int MaterialSize = 2 * KeySize;

    private const int KeySize = 32;
    private const int BlockSize = 16;

    /// <summary>The key's id, a vector, the cipher text, the HMAC.</summary>
    public static byte[] Encrypt(
        KmsKey key, byte[] text, IReadOnlyDictionary<string, string> context, SandboxRandom random)
    {
        var id = Encoding.ASCII.GetBytes(key.Id);
        var vector = random.Bytes(BlockSize);
        using var aes = Cipher(key, vector);
        using var encryptor = aes.CreateEncryptor();
        byte[] content =
            [(byte)id.Length, .. id, .. vector, .. encryptor.TransformFinalBlock(text, 0, text.Length)];
        return [.. content, .. Seal(key, content, context)];
    }

    /// <summary>The id of the key that encrypted a text; null: none could have.</summary>
    public static string? KeyOf(byte[] blob) =>
        blob.Length >= 1 + blob[0] + (2 * BlockSize) + KeySize ? Encoding.ASCII.GetString(blob, 1, blob[0]) : null;

    /// <summary>The text; null when it was not encrypted with this key, in this context.</summary>
    public static byte[]? Decrypt(KmsKey key, byte[] blob, IReadOnlyDictionary<string, string> context)
    {
        byte[] content = [.. blob.Take(blob.Length - KeySize)];
        if (!Seal(key, content, context).SequenceEqual(blob.Skip(content.Length)))
        {
            return null;
        }

        var start = 1 + content[0];
        using var aes = Cipher(key, [.. content.Skip(start).Take(BlockSize)]);
        using var decryptor = aes.CreateDecryptor();
        return decryptor.TransformFinalBlock(content, start + BlockSize, content.Length - start - BlockSize);
    }

    private static Aes Cipher(KmsKey key, byte[] vector)
    {
        var aes = Aes.Create();
        aes.Key = [.. key.Material.Take(KeySize)];
        aes.IV = vector;
        return aes;
    }

    private static byte[] Seal(KmsKey key, byte[] content, IReadOnlyDictionary<string, string> context)
    {
        using HMACSHA256 hmac = new([.. key.Material.Skip(KeySize)]);
        var said = context.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key.Length}:{pair.Key}{pair.Value.Length}:{pair.Value}");
        return hmac.ComputeHash([.. content, .. Encoding.UTF8.GetBytes(string.Concat(said))]);
    }
}
