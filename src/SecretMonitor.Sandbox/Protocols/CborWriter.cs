using System.Text;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Writes CBOR (RFC 8949): heads in their shortest form, lengths always stated.</summary>
internal sealed class CborWriter
{
    private readonly MemoryStream _bytes = new();

    public byte[] ToArray() => _bytes.ToArray();

    public void Integer(long value)
    {
        if (value >= 0)
        {
            Head(0, (ulong)value);
        }
        else
        {
            Head(1, (ulong)(-1 - value));
        }
    }

    public void Bytes(byte[] value)
    {
        Head(2, (ulong)value.Length);
        _bytes.Write(value, 0, value.Length);
    }

    public void Text(string value)
    {
        var utf8 = Encoding.UTF8.GetBytes(value);
        Head(3, (ulong)utf8.Length);
        _bytes.Write(utf8, 0, utf8.Length);
    }

    /// <summary>Begins a list of so many items.</summary>
    public void List(int count) => Head(4, (ulong)count);

    /// <summary>Begins a map of so many keys, each followed by its value.</summary>
    public void Map(int count) => Head(5, (ulong)count);

    /// <summary>Says of the next value that it is seconds since 1970.</summary>
    public void TimeTag() => Head(6, 1);

    public void Boolean(bool value) => _bytes.WriteByte(value ? (byte)0xF5 : (byte)0xF4);

    public void Double(double value)
    {
        _bytes.WriteByte(0xFB);
        BigEndian((ulong)BitConverter.DoubleToInt64Bits(value), 8);
    }

    private void Head(int kind, ulong argument)
    {
        var (info, size) = argument switch
        {
            < 24 => ((int)argument, 0),
            <= byte.MaxValue => (24, 1),
            <= ushort.MaxValue => (25, 2),
            <= uint.MaxValue => (26, 4),
            _ => (27, 8),
        };
        _bytes.WriteByte((byte)((kind << 5) | info));
        BigEndian(argument, size);
    }

    private void BigEndian(ulong value, int size)
    {
        for (var shift = 8 * (size - 1); shift >= 0; shift -= 8)
        {
            _bytes.WriteByte((byte)(value >> shift));
        }
    }
}
