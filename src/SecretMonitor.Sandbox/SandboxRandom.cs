using System.Text;

namespace SecretMonitor.Sandbox;

/// <summary>
/// Every id, key and suffix that the sandbox makes up; repeatable with a seed. Used under the world's lock.
/// </summary>
internal sealed class SandboxRandom(int? seed)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Random _random = seed is { } s ? new(s) : new();

    /// <summary>An id in the form of a UUID.</summary>
    public string Uuid()
    {
        var bytes = Bytes(16);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>
    /// An IAM id: 20 characters for a key (<c>AKIA</c>, <c>ASIA</c>), 21 for others (<c>AIDA</c>, <c>AROA</c> ...).
    /// </summary>
    public string IamId(string prefix) => prefix + Text(prefix is "AKIA" or "ASIA" ? 16 : 17, Base32);

    /// <summary>Letters and digits: the suffix of a secret's ARN, the tail of a log file's name ...</summary>
    public string Letters(int count) => Text(count, Alphanumeric);

    /// <summary>Lower-case hexadecimal digits.</summary>
    public string Hex(int count) => Text(count, "0123456789abcdef");

    /// <summary>From 0 up to 1.</summary>
    public double Fraction() => _random.NextDouble();

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Text(int count, string alphabet)
    {
        StringBuilder text = new(count);
        for (var i = 0; i < count; i++)
        {
            text.Append(alphabet[_random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }
}
