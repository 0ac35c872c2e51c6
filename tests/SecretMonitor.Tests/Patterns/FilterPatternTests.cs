using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class FilterPatternTests
{
    [Theory]
    // absent
    [InlineData("= \"x\"", null, false)]
    [InlineData("!= \"x\"", null, false)]
    [InlineData("IS NULL", null, false)]
    [InlineData("NOT EXISTS", null, true)]
    [InlineData("IS TRUE", null, false)]
    [InlineData("IS FALSE", null, false)]
    // null
    [InlineData("= \"null\"", "null", false)]
    [InlineData("!= \"x\"", "null", false)]
    [InlineData("IS NULL", "null", true)]
    [InlineData("NOT EXISTS", "null", false)]
    [InlineData("IS FALSE", "null", false)]
    // string
    [InlineData("= \"x\"", "\"x\"", true)]
    [InlineData("= \"x\"", "\"X\"", false)]
    [InlineData("= x", "\"x\"", true)]
    [InlineData("!= \"x\"", "\"y\"", true)]
    [InlineData("!= \"x\"", "\"x\"", false)]
    [InlineData("= \"\"", "\"\"", true)]
    [InlineData("IS NULL", "\"null\"", false)]
    [InlineData("NOT EXISTS", "\"\"", false)]
    [InlineData("IS TRUE", "\"true\"", false)]
    // number
    [InlineData("= 1", "1", true)]
    [InlineData("= 1", "1.0", true)]
    [InlineData("= 1", "1e0", true)]
    [InlineData("= 1", "\"1\"", true)]
    [InlineData("= 1", "\"1.0\"", false)]
    [InlineData("= \"1\"", "1", true)]
    [InlineData("= \"1\"", "1.0", false)]
    [InlineData("!= 1", "1.0", false)]
    [InlineData("!= 1", "\"1.0\"", true)]
    [InlineData("!= 1", "2", true)]
    [InlineData("> 1", "1.5", true)]
    [InlineData("> 1", "\"2\"", false)]
    [InlineData(">= 1e3", "1000", true)]
    [InlineData("< -1.5", "-2", true)]
    [InlineData("<= +1", "1", true)]
    [InlineData("= 4*", "404", true)]
    [InlineData("IS NULL", "0", false)]
    // boolean
    [InlineData("= \"true\"", "true", false)]
    [InlineData("= true", "true", false)]
    [InlineData("!= \"x\"", "true", false)]
    [InlineData("IS TRUE", "true", true)]
    [InlineData("IS FALSE", "true", false)]
    [InlineData("IS FALSE", "false", true)]
    [InlineData("NOT EXISTS", "false", false)]
    // object and array
    [InlineData("= *", "{}", false)]
    [InlineData("!= \"x\"", "{}", false)]
    [InlineData("IS NULL", "{}", false)]
    [InlineData("NOT EXISTS", "{}", false)]
    [InlineData("= \"x\"", "[\"x\"]", false)]
    [InlineData("!= \"x\"", "[]", false)]
    [InlineData("IS NULL", "[1,null]", true)]
    [InlineData("IS NULL", "[1]", false)]
    [InlineData("NOT EXISTS", "[]", false)]
    [InlineData("IS TRUE", "[true]", false)]
    // wildcards and regular expressions
    [InlineData("= \"Al*\"", "\"Alpha\"", true)]
    [InlineData("= \"*pha\"", "\"Alpha\"", true)]
    [InlineData("= \"A*p*a\"", "\"Alpha\"", true)]
    [InlineData("= \"Al*\"", "\"xAlpha\"", false)]
    [InlineData("= \"a?b\"", "\"a?b\"", true)]
    [InlineData("= \"a?b\"", "\"axb\"", false)]
    [InlineData("= *", "\"\"", true)]
    [InlineData("= %^Al.*%", "\"Alpha\"", true)]
    [InlineData("= %lph%", "\"Alpha\"", true)]
    [InlineData("!= %^b%", "\"Alpha\"", true)]
    [InlineData("= \"a\\\"b\\\\c\"", "\"a\\\"b\\\\c\"", true)]
    public void Condition_holds_as_the_truth_table_says(string condition, string? value, bool expected)
    {
        string message = value is null ? "{}" : $$"""{"v":{{value}}}""";

        Assert.Equal(expected, FilterPattern.Parse($"{{ $.v {condition} }}").Matches(message));
    }
}
