using System.Text;
using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class PatternRegexTests
{
    [Theory]
    [InlineData("^colou?r$", "color", true)]
    [InlineData("^colou?r$", "colour", true)]
    [InlineData("^colou?r$", "colouur", false)]
    [InlineData(@"10\.10\.0\.1", "10.10.0.1", true)]
    [InlineData(@"10\.10\.0\.1", "10010,051", false)]
    [InlineData("10.10.0.1", "10010,051", true)]
    [InlineData(@"\x21", "hello!", true)]
    [InlineData("^[^a-z]+$", "ERROR\n500", true)]
    [InlineData("^[^a-z]+$", "hello!", false)]
    [InlineData("^a*b$", "aaab", true)]
    [InlineData("^a*b$", "abab", false)]
    [InlineData("^a*b$", "b", true)]
    [InlineData("a.b", "a\nb", false)]
    [InlineData("b$", "b\n", false)]
    [InlineData(@"^\d{3}$", "404", true)]
    [InlineData(@"^\d{3}$", "4041", false)]
    [InlineData(@"^\d{2,}$", "4", false)]
    [InlineData(@"^\d{,2}$", "", true)]
    [InlineData(@"^\d{,2}$", "123", false)]
    [InlineData(@"^\w+\s\S\W\D$", "ab_9 !-x", true)]
    [InlineData("a|^b$|c", "b", true)]
    [InlineData("a|^b$|c", "xb", false)]
    [InlineData("x|", "anything", true)]
    [InlineData("[]a]+", "]", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[\\]x]", "]", true)]
    [InlineData("[.]", "x", false)]
    [InlineData("^[0-9a-f]{8}$", "deadbeef", true)]
    [InlineData(@"\(x\)", "f(x)", true)]
    [InlineData("a+?b", "aab", true)]
    [InlineData("^caf.$", "caf\u00e9", true)]
    [InlineData(@"\D$", "caf\u00e9", true)]
    [InlineData("x{0}y", "y", true)]
    [InlineData("$a", "a", false)]
    public void Expression_is_found_in_the_text(string source, string text, bool expected)
    {
        Assert.Equal(expected, PatternRegex.Parse(source, position: 0).IsMatch(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("(a)")]
    [InlineData("a b")]
    [InlineData("[a")]
    [InlineData("[")]
    [InlineData("[^")]
    [InlineData("[z-a]")]
    [InlineData("a**")]
    [InlineData("*a")]
    [InlineData("+")]
    [InlineData("a{")]
    [InlineData("a{2")]
    [InlineData("a{3,2}")]
    [InlineData("a{,}")]
    [InlineData("a{99999}")]
    [InlineData("a{800}a{800}")]
    [InlineData("a]")]
    [InlineData("a}")]
    [InlineData("a{}")]
    [InlineData("\u00e9")]
    [InlineData("}")]
    [InlineData("\\")]
    [InlineData(@"\q")]
    [InlineData(@"\x2")]
    [InlineData(@"\xzz")]
    [InlineData("!")]
    public void Expression_outside_the_dialect_is_refused(string source)
    {
        Assert.Throws<PatternException>(() => PatternRegex.Parse(source, position: 0));
    }

    [Fact]
    public void Expression_that_ruins_backtracking_engines_is_harmless()
    {
        // 20 times a? and then 20 times a; a backtracking engine tries a million ways per start, for each of the
        // 50,000 starts.
        StringBuilder source = new("^");
        source.Insert(1, "a?", 20).Append('a', 20).Append("b");
        PatternRegex regex = PatternRegex.Parse(source.ToString().TrimStart('^'), position: 0);

        Assert.False(regex.IsMatch(new string('a', 50_000)));
        Assert.True(regex.IsMatch(new string('a', 50_000) + "b"));
    }
}
