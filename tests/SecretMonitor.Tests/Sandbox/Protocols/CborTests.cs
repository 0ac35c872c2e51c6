using System.Formats.Cbor;
using CsCheck;
using Xunit;
using OwnReader = SecretMonitor.Sandbox.Protocols.CborReader;
using OwnWriter = SecretMonitor.Sandbox.Protocols.CborWriter;

namespace SecretMonitor.Tests.Sandbox.Protocols;

/// <summary>Our CBOR against .NET's, and against the examples of RFC 8949.</summary>
public sealed class CborTests
{
    [Fact]
    public void Numbers_are_read_as_NETs_writer_writes_them() =>
        Gen.Select(Gen.Long, Gen.Double, Gen.Float).Sample((whole, real, single) =>
    {
        CborWriter writer = new();
        writer.WriteStartArray(3);
        writer.WriteInt64(whole);
        writer.WriteDouble(real);
        writer.WriteSingle(single);
        writer.WriteEndArray();

        return Equals(new object[] { whole, real, (double)single }, new OwnReader(writer.Encode()).Read());
    });

    [Fact]
    public void Texts_and_bytes_are_read_as_NETs_writer_writes_them_in_one_piece_or_several() =>
        Gen.Select(Gen.String.Where(IsText), Gen.Byte.Array, Gen.Bool).Sample((text, bytes, inPieces) =>
        {
            CborWriter writer = new(CborConformanceMode.Lax, convertIndefiniteLengthEncodings: false);
            writer.WriteStartMap(inPieces ? null : 1);
            writer.WriteTextString(text);
            if (inPieces)
            {
                writer.WriteStartIndefiniteLengthByteString();
                writer.WriteByteString(bytes);
                writer.WriteByteString(bytes);
                writer.WriteEndIndefiniteLengthByteString();
            }
            else
            {
                writer.WriteByteString([.. bytes, .. bytes]);
            }

            writer.WriteEndMap();
            var map = (Dictionary<string, object?>)new OwnReader(writer.Encode()).Read()!;
            return ((byte[])map[text]!).SequenceEqual(bytes.Concat(bytes));
        });

    [Fact]
    public void What_is_written_NETs_reader_reads() =>
        Gen.Select(Gen.Long, Gen.Double, Gen.String.Where(IsText), Gen.Byte.Array, Gen.Bool)
        .Sample((whole, real, text, bytes, flag) =>
        {
            OwnWriter writer = new();
            writer.Map(1);
            writer.Text(text);
            writer.List(5);
            writer.Integer(whole);
            writer.Double(real);
            writer.Bytes(bytes);
            writer.Boolean(flag);
            writer.TimeTag();
            writer.Double(real);

            CborReader reader = new(writer.ToArray(), CborConformanceMode.Strict);
            Assert.Equal(1, reader.ReadStartMap());
            Assert.Equal(text, reader.ReadTextString());
            Assert.Equal(5, reader.ReadStartArray());
            Assert.Equal(whole, reader.ReadInt64());
            Assert.Equal(real, reader.ReadDouble());
            Assert.Equal(bytes, reader.ReadByteString());
            Assert.Equal(flag, reader.ReadBoolean());
            Assert.Equal(CborTag.UnixTimeSeconds, reader.ReadTag());
            Assert.Equal(real, reader.ReadDouble());
        });

    [Theory]
    [InlineData("F90000", 0.0)]
    [InlineData("F93C00", 1.0)]
    [InlineData("F93E00", 1.5)]
    [InlineData("F97BFF", 65504.0)]
    [InlineData("F90001", 5.960464477539063e-8)]
    [InlineData("F90400", 0.00006103515625)]
    [InlineData("F9C400", -4.0)]
    [InlineData("F97C00", double.PositiveInfinity)]
    [InlineData("F97E00", double.NaN)]
    [InlineData("C11A514B67B0", 1363896240L)]
    [InlineData("3903E7", -1000L)]
    [InlineData("F6", null)]
    [InlineData("7F657374726561646D696E67FF", "streaming")]
    public void An_example_of_the_standard_is_read(string hex, object? value) =>
        Assert.Equal(value, new OwnReader(Convert.FromHexString(hex)).Read());

    [Theory]
    [InlineData("")]
    [InlineData("1B")]
    [InlineData("1BFFFFFFFFFFFFFFFF")]
    [InlineData("5BFFFFFFFFFFFFFFFF")]
    [InlineData("9BFFFFFFFFFFFFFFFF")]
    [InlineData("A10102")]
    [InlineData("61FF")]
    [InlineData("5F6161FF")]
    [InlineData("0000")]
    [InlineData("FF")]
    [InlineData("1C")]
    public void What_is_no_CBOR_is_refused(string hex) =>
        Assert.Throws<FormatException>(() => new OwnReader(Convert.FromHexString(hex)).Read());

    [Fact]
    public void Random_bytes_are_read_or_refused() => Gen.Byte.Array[0, 50].Sample(bytes =>
    {
        try
        {
            new OwnReader(bytes).Read();
        }
        catch (FormatException)
        {
            // In order.
        }
    });

    [Fact]
    public void A_value_of_too_many_floors_is_refused() =>
        Assert.Throws<FormatException>(() => new OwnReader([.. Enumerable.Repeat((byte)0x81, 100_000)]).Read());

    private static bool Equals(object[] expected, object? actual) => expected.SequenceEqual((List<object?>)actual!);

    private static bool IsText(string text) => !text.Any(char.IsSurrogate);
}
