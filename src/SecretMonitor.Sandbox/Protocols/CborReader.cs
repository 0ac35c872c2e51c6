using System.Text;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>
/// Reads one CBOR value (RFC 8949) into plain objects: long, double, bool, string, byte array, list, map of strings,
/// null. Our own, because the .NET library needs other versions of its own dependencies on .NET Framework than JSON
/// does. Tags are passed over: the model knows what a value is.
/// </summary>
internal sealed class CborReader(byte[] data)
{
    private const int Deepest = 64;
    private const int Indefinite = 31;
    private const byte Break = 0xFF;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _at;

    /// <exception cref="FormatException">The bytes are not one CBOR value.</exception>
    public object? Read()
    {
        try
        {
            var value = ReadValue(depth: 0);
            return _at == data.Length ? value : throw new FormatException("Something follows the value.");
        }
        catch (Exception e) when (e is IndexOutOfRangeException or DecoderFallbackException or OverflowException)
        {
            throw new FormatException("The value is not CBOR.", e);
        }
    }

    private object? ReadValue(int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException("The value is too deep.");
        }

        var (kind, info) = (data[_at] >> 5, data[_at] & 31);
        _at++;
        switch (kind)
        {
            case 0:
                return checked((long)ReadArgument(info));
            case 1:
                return -1 - checked((long)ReadArgument(info));
            case 2:
                return ReadBytes(kind, info);
            case 3:
                return Utf8.GetString(ReadBytes(kind, info));
            case 4:
                List<object?> list = [];
                ReadItems(info, () => list.Add(ReadValue(depth + 1)));
                return list;
            case 5:
                Dictionary<string, object?> map = new(StringComparer.Ordinal);
                ReadItems(info, () => map[ReadKey(depth)] = ReadValue(depth + 1));
                return map;
            case 6:
                ReadArgument(info);
                return ReadValue(depth + 1);
            default:
                return ReadSimple(info);
        }
    }

    private string ReadKey(int depth) =>
        ReadValue(depth + 1) as string ?? throw new FormatException("A key is not a text.");

    private void ReadItems(int info, Action read)
    {
        if (info == Indefinite)
        {
            while (data[_at] != Break)
            {
                read();
            }

            _at++;
            return;
        }

        for (var count = ReadArgument(info); count > 0; count--)
        {
            read();
        }
    }

    private byte[] ReadBytes(int kind, int info)
    {
        if (info != Indefinite)
        {
            var bytes = new byte[LengthOf(ReadArgument(info))];
            Buffer.BlockCopy(data, _at, bytes, 0, bytes.Length);
            _at += bytes.Length;
            return bytes;
        }

        // In pieces, each of the same kind and of a definite length.
        using MemoryStream all = new();
        while (data[_at] != Break)
        {
            var head = data[_at++];
            if (head >> 5 != kind || (head & 31) == Indefinite)
            {
                throw new FormatException("A piece of a string is not of its kind.");
            }

            var piece = ReadBytes(kind, head & 31);
            all.Write(piece, 0, piece.Length);
        }

        _at++;
        return all.ToArray();
    }

    private object? ReadSimple(int info) => info switch
    {
        20 => false,
        21 => true,
        22 or 23 => null,
        25 => Half((int)ReadArgument(info)),
        26 => (double)BitConverter.ToSingle(BitConverter.GetBytes((uint)ReadArgument(info)), 0),
        27 => BitConverter.Int64BitsToDouble((long)ReadArgument(info)),
        _ => throw new FormatException("A simple value is not known."),
    };

    private ulong ReadArgument(int info)
    {
        if (info < 24)
        {
            return (ulong)info;
        }

        if (info > 27)
        {
            throw new FormatException("A length is not known.");
        }

        ulong argument = 0;
        for (var i = 0; i < 1 << (info - 24); i++)
        {
            argument = (argument << 8) | data[_at++];
        }

        return argument;
    }

    /// <summary>No more than there is: a false length must not take memory.</summary>
    private int LengthOf(ulong length) =>
        length <= (ulong)(data.Length - _at)
            ? (int)length
            : throw new FormatException("A string is longer than the body.");

    private static double Half(int bits)
    {
        var (exponent, fraction) = ((bits >> 10) & 31, bits & 1023);
        var size = exponent switch
        {
            0 => fraction * Math.Pow(2, -24),
            31 => fraction == 0 ? double.PositiveInfinity : double.NaN,
            _ => (1024 + fraction) * Math.Pow(2, exponent - 25),
        };
        return (bits & 0x8000) == 0 ? size : -size;
    }
}
