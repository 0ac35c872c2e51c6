using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class TermPatternTests
{
    [Theory]
    [InlineData("", "anything", true)]
    [InlineData("", "", true)]
    [InlineData("  ", "anything", true)]
    [InlineData("ERROR", "ERROR ARGUMENTS", true)]
    [InlineData("ERROR", "TERROR", true)]
    [InlineData("ERROR", "error", false)]
    [InlineData("ERROR REQUEST", "REQUEST of ERROR", true)]
    [InlineData("ERROR REQUEST", "ERROR", false)]
    [InlineData("?ERROR ?WARN", "WARN 404", true)]
    [InlineData("?ERROR ?WARN", "INFO", false)]
    [InlineData("?ERROR ?ARGUMENTS REQUEST", "INFO REQUEST", true)]
    [InlineData("?ERROR ?ARGUMENTS REQUEST", "ERROR", false)]
    [InlineData("?ERROR ?ARGUMENTS -REQUEST", "plain", true)]
    [InlineData("?ERROR ?ARGUMENTS -REQUEST", "ERROR REQUEST", false)]
    [InlineData("ERROR -ARGUMENTS", "ERROR BAD REQUEST", true)]
    [InlineData("ERROR -ARGUMENTS", "ERROR_ARGUMENTS", false)]
    [InlineData("-ERROR", "plain", true)]
    [InlineData("-ERROR", "ERROR", false)]
    [InlineData("\"INTERNAL SERVER ERROR\"", "ERROR INTERNAL SERVER ERROR", true)]
    [InlineData("\"INTERNAL SERVER ERROR\"", "ERROR INTERNAL  SERVER ERROR", false)]
    [InlineData("\"hello \\\"world\\\"\"", "say hello \"world\" now", true)]
    [InlineData("-\"[ERROR]\"", "[ERROR] x", false)]
    [InlineData("hello-world", "hello-world", true)]
    [InlineData("GetSecretValue", """{"eventName":"GetSecretValue"}""", true)]
    [InlineData("%ERROR|WARN%", "xERROR", true)]
    [InlineData("-%[0-9]{3}%", "ERROR 50", true)]
    [InlineData("-%[0-9]{3}%", "ERROR 500", false)]
    [InlineData("?%^a% ?%z$%", "abc", true)]
    public void Terms_are_found_anywhere(string pattern, string message, bool expected)
    {
        Assert.Equal(expected, FilterPattern.Parse(pattern).Matches(message));
    }

    [Theory]
    [InlineData("foo.bar")]
    [InlineData("/path")]
    [InlineData("\"ERROR")]
    [InlineData("a\"b\"")]
    [InlineData("\"a\"b")]
    [InlineData("?")]
    [InlineData("- a")]
    [InlineData("%a")]
    [InlineData("%%")]
    [InlineData("%a% %b% %c%")]
    [InlineData("}")]
    public void Words_with_other_characters_need_quotes(string pattern)
    {
        Assert.False(FilterPattern.TryParse(pattern, out _));
    }

    [Theory]
    [InlineData("\"ERROR", "Invalid character(s) in term '\"ERROR'")]
    [InlineData("%hello!%", "Invalid character(s) in term '%hello!'")]
    [InlineData("%^(ERROR|WARN)%", "Invalid character(s) in term '%^('")]
    [InlineData("%caf\u00e9%", "Invalid character(s) in term '%caf\u00e9'")]
    [InlineData("%[abc%", "Failed to compile regular expression.")]
    public void Refusal_has_AWSs_words(string pattern, string message)
    {
        Assert.Equal(message, Assert.Throws<PatternException>(() => FilterPattern.Parse(pattern)).ServiceMessage);
    }

    [Theory]
    [InlineData("  ERROR   \"two words\"  -x ?\"y\" %z% ", "ERROR \"two words\" -x ?y %z%")]
    [InlineData("\"-x\"", "\"-x\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"a\\\\b\"", "\"a\\\\b\"")]
    public void Canonical_text_quotes_what_needs_it(string text, string canonical)
    {
        FilterPattern pattern = FilterPattern.Parse(text);

        Assert.Equal(canonical, pattern.ToString());
        Assert.Equal(pattern, FilterPattern.Parse(canonical));
    }

    [Fact]
    public void Pattern_of_terms_has_nothing_to_select()
    {
        Assert.Throws<PatternException>(() => FilterPattern.MatchAll.ParseSelector("$.size"));
    }
}
