using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class DelimitedPatternTests
{
    private const string Access =
        "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

    [Theory]
    [InlineData("[ip, id, user, timestamp, request, status_code, bytes]", true)]
    [InlineData("[ip, id, user, timestamp, request, status_code = 4*, bytes]", true)]
    [InlineData("[ip, id, user, timestamp, request = *.html*, status_code = 4*, bytes]", true)]
    [InlineData("[ip, id, user, timestamp, request, status_code = 404, bytes > 1000]", true)]
    [InlineData("[ip, id, user, timestamp, request, status_code = 404, bytes > 1534]", false)]
    [InlineData("[ip, id, user, timestamp, request, status_code = 4* || status_code = 5*, bytes]", true)]
    [InlineData("[ip, id, user, timestamp, request, status_code >= 400 && status_code < 404, bytes]", false)]
    [InlineData(
        "[ip, id, user, timestamp, request, (status_code = 404 || status_code = 500) && status_code != 5*, bytes]",
        true)]
    [InlineData("[ip != 127.0.0.1, ...]", false)]
    [InlineData("[ip = %^127\\.0\\.0\\.[1-3]$%, id, user, timestamp, request, status_code, bytes]", true)]
    [InlineData("[..., status_code = 404, bytes]", true)]
    [InlineData("[..., status_code = 1534]", true)]
    [InlineData("[ip, ..., bytes = 1534.0]", true)]
    [InlineData("[ip, id, user = \"frank\", ...]", true)]
    [InlineData("[ip, id, user, timestamp, request, status_code, bytes, more]", false)]
    [InlineData("[ip, rest = \"- frank*1534\"]", true)]
    [InlineData("[..., request = *.html*, status_code = 4*,]", true)]
    [InlineData("[ip, , user = frank, ...]", true)]
    [InlineData("[,,,]", true)]
    [InlineData("[,,,,,,,]", false)]
    [InlineData("[]", true)]
    [InlineData("[...]", true)]
    public void Fields_meet_their_conditions(string pattern, bool expected)
    {
        Assert.Equal(expected, FilterPattern.Parse(pattern).Matches(Access));
    }

    [Theory]
    [InlineData("[w1=ERROR, w2]", "ERROR request failed", true)]
    [InlineData("[w1=ERROR, w2]", "ERROR \"two words\"", true)]
    [InlineData("[w1=ERROR, w2]", "ERROR", false)]
    [InlineData("[w1=ERROR, w2]", "WARNING request", false)]
    [InlineData("[w1=ERROR, w2=\"\\\"unterminated words\"]", "ERROR \"unterminated words", true)]
    [InlineData("[a, b = \"x]y\"]", "1 [x]y]", false)]
    [InlineData("[a, b = \"x\\\\]y\"]", "1 [x\\]y]", true)]
    [InlineData("[a, b]", "tab\tseparated", true)]
    [InlineData("[a, b = null]", "1 null", true)]
    [InlineData("[a]", "   ", false)]
    [InlineData("[]", "", false)]
    public void Messages_are_split_at_blanks_outside_quotes_and_brackets(string pattern, string message, bool expected)
    {
        Assert.Equal(expected, FilterPattern.Parse(pattern).Matches(message));
    }

    [Fact]
    public void Values_are_extracted_under_their_names()
    {
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["$ip"] = "127.0.0.1",
                ["$2"] = "-",
                ["$3"] = "frank",
                ["$4"] = "10/Oct/2000:13:25:15 -0700",
                ["$5"] = "GET /index.html HTTP/1.0",
                ["$status"] = "404",
                ["$bytes"] = "1534",
            },
            FilterPattern.Parse("[ip, ..., status, bytes]").ExtractValues(Access));
        Assert.Equal(
            new Dictionary<string, string> { ["$kind"] = "SPACE", ["$value"] = "17.5", ["$bucket"] = "A" },
            FilterPattern.Parse("[kind = \"SPACE\", value, bucket]").ExtractValues("SPACE \"17.5\" A"));
        Assert.Equal(
            new Dictionary<string, string> { ["$1"] = "a", ["$2"] = "b" },
            FilterPattern.Parse("[]").ExtractValues("a b"));
        Assert.Equal(
            new Dictionary<string, string> { ["$a"] = "1", ["$2"] = "2 3" },
            FilterPattern.Parse("[a, ]").ExtractValues("1 2 3"));
        Assert.Equal(
            new Dictionary<string, string> { ["$2"] = "b" },
            FilterPattern.Parse("[2, ...]").ExtractValues("a b"));
        Assert.Empty(FilterPattern.Parse("[kind = \"OTHER\", value]").ExtractValues("SPACE 1"));
    }

    [Theory]
    [InlineData("$bytes", 1534.0)]
    [InlineData("$6", 404.0)]
    [InlineData("$ip", null)]
    [InlineData("$missing", null)]
    public void Metric_value_is_selected_by_name_or_number(string selector, double? number)
    {
        Assert.Equal(number, FilterPattern.Parse("[ip, ..., bytes]").ParseSelector(selector).ResolveNumber(Access));
    }

    [Theory]
    [InlineData("$.bytes")]
    [InlineData("$")]
    [InlineData("bytes")]
    public void Selector_of_a_field_is_a_dollar_and_a_name(string selector)
    {
        Assert.Throws<PatternException>(() => FilterPattern.Parse("[bytes]").ParseSelector(selector));
    }

    [Theory]
    [InlineData("[", null)]
    [InlineData("[a", null)]
    [InlineData("[a b]", null)]
    [InlineData("[a = 1 || b = 2]", null)]
    [InlineData("[a = ]", null)]
    [InlineData("[a IS NULL]", null)]
    [InlineData("[a] x", null)]
    [InlineData("[a > b]", null)]
    [InlineData("[..., status, ...]", "Duplicate field '...'")]
    [InlineData("[word, word]", "Duplicate field 'word'")]
    public void Malformed_pattern_is_refused(string pattern, string? message)
    {
        Assert.Equal(message, Assert.Throws<PatternException>(() => FilterPattern.Parse(pattern)).ServiceMessage);
    }

    [Theory]
    [InlineData("[ip,...,status=4*||status=5*,size>1e3]", "[ip, ..., status = \"4*\" || status = \"5*\", size > 1e3]")]
    [InlineData("[((a=1)||(a=2))&&a!=%x%]", "[(a = 1 || a = 2) && a != %x%]")]
    [InlineData("[ ]", "[]")]
    [InlineData("[a,,b,]", "[a, , b, ]")]
    public void Canonical_text_reads_back_equal(string text, string canonical)
    {
        FilterPattern pattern = FilterPattern.Parse(text);

        Assert.Equal(canonical, pattern.ToString());
        Assert.Equal(pattern, FilterPattern.Parse(canonical));
    }
}
