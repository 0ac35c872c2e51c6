using System.Security.Cryptography;
using System.Text;
using SecretMonitor.Sandbox.State;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>The key that signs digest files: RSA with SHA-256. It is this sandbox's own.</summary>
internal sealed class DigestKey(World world)
{
    public const string Algorithm = "SHA256withRSA";

    private const byte Integer = 2;
    private const byte Sequence = 0x30;

    private readonly KeptKey _key = new(world, "digests");

    public string Fingerprint
    {
        get
        {
            using var md5 = MD5.Create();
            return Hex(md5.ComputeHash(PublicKey()));
        }
    }

    public static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();

    public static string Hash(byte[] content)
    {
        using var sha = SHA256.Create();
        return Hex(sha.ComputeHash(content));
    }

    public string Sign(string text) => Hex(_key.Value.SignData(
        Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>The key as ListPublicKeys shows it, valid for all the virtual time that there may be.</summary>
    public Structure Describe() => new()
    {
        ["Value"] = PublicKey(),
        ["ValidityStartTime"] = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ["ValidityEndTime"] = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ["Fingerprint"] = Fingerprint,
    };

    /// <summary>PKCS #1, DER: the sequence of modulus and exponent.</summary>
    private byte[] PublicKey()
    {
        var key = _key.Value.ExportParameters(includePrivateParameters: false);
        return Der(Sequence, [.. Number(key.Modulus!), .. Number(key.Exponent!)]);
    }

    /// <summary>A positive number: with a first bit set, it would be negative without a zero before.</summary>
    private static byte[] Number(byte[] value) => Der(Integer, value[0] < 0x80 ? value : [0, .. value]);

    private static byte[] Der(byte tag, byte[] content) => content.Length < 0x80
        ? [tag, (byte)content.Length, .. content]
        : [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content];
}
