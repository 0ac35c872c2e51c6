using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Trails;
using Xunit;

namespace SecretMonitor.Tests.Trails;

public sealed class TrailFileTests
{
    private static readonly string First = SampleRecords.Read().With("eventID", "1").ToJsonString();
    private static readonly string Second = SampleRecords.Read().With("eventID", "2").ToJsonString();
    private static readonly string Document = $$"""{"Records":[{{First}},{{Second}}]}""";

    public static TheoryData<string> Forms =>
    [
        Document,
        JsonNode.Parse(Document)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true }),
        $"{First}\n{Second}",
        $"{First}\r\n\r\n{Second}\r\n",
        $$"""{"Records":[{{First}}]}""" + "\n" + $$"""{"Records":[{{Second}}]}""" + "\n",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_form_gives_its_records(string text) => AssertReads(Encoding.UTF8.GetBytes(text), ["1", "2"]);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Gzip_is_known_by_its_first_bytes(string text) => AssertReads(Zip(text), ["1", "2"]);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_record() =>
        AssertReads([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(First)], ["1"]);

    [Fact]
    public void The_empty_file_with_which_CloudTrail_tries_a_bucket_has_no_records() => AssertReads([], []);

    [Theory]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":[1,null,"x"]}""")]
    [InlineData("\n \n")]
    public void Nothing_is_no_problem(string text) => AssertReads(Encoding.UTF8.GetBytes(text), []);

    [Fact]
    public void A_broken_line_is_told_and_the_others_are_read()
    {
        TrailFile file = Open(Encoding.UTF8.GetBytes($"{First}\n{First.Substring(40)}\n[]\n{Second}"));

        Assert.Equal(["1", "2"], IdsOf(file));
        Assert.StartsWith("Line 2 is no JSON object.", file.Problem, StringComparison.Ordinal);
        Assert.Contains("2 such problems", file.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_damaged_archive_the_readable_part_counts()
    {
        byte[] whole = Zip($"{First}\n");
        TrailFile file = Open([.. whole, .. whole.Take(4), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        Assert.Equal(["1"], IdsOf(file));
        Assert.NotNull(file.Problem);
    }

    private static void AssertReads(byte[] content, string[] ids)
    {
        TrailFile file = Open(content);

        Assert.Equal(ids, IdsOf(file));
        Assert.Null(file.Problem);
    }

    private static TrailFile Open(byte[] content) => new(new MemoryStream(content));

    private static string?[] IdsOf(TrailFile file) => [.. file.Read().Select(record => record.EventId)];

    private static byte[] Zip(string text)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }
}
