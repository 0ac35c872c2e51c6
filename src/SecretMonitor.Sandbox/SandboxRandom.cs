using System.Text;

namespace SecretMonitor.Sandbox;

/// <summary>
/// Every id, key and suffix that the sandbox makes up; repeatable with a seed. The generator is SplitMix64, whose whole
/// state is one number: it is kept with what happens, so that happening again makes up the same. Used under a lock.
/// </summary>
internal sealed class SandboxRandom(long? seed)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>All that decides on what comes next.</summary>
    public ulong State { get; set; } =
        seed is { } number ? (ulong)number : BitConverter.ToUInt64(Guid.NewGuid().ToByteArray(), 8);

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
    public double Fraction() => (Next() >> 11) * (1.0 / (1L << 53));

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count; at += sizeof(ulong))
        {
            var next = BitConverter.GetBytes(Next());
            Array.Copy(next, 0, bytes, at, Math.Min(next.Length, count - at));
        }

        return bytes;
    }

    private ulong Next()
    {
        var mixed = State += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private string Text(int count, string alphabet)
    {
        StringBuilder text = new(count);
        for (var i = 0; i < count; i++)
        {
            text.Append(alphabet[(int)(Fraction() * alphabet.Length)]);
        }

        return text.ToString();
    }
}
