using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class WildcardComplexityTests
{
    [Theory]
    [InlineData("*a*a*a*a*a", true)]
    [InlineData("*a*a*a*a*a*a", false)]
    [InlineData("*a*a*a*a*a*a*a*a*a*a", false)]
    [InlineData("arn:*:secretsmanager:*:*:secret:prod/*", true)]
    [InlineData("a*b*c*d*e*f*g*h*i*j*k*l", false)]
    public void Wildcard_must_not_keep_more_than_ten_states_open(string wildcard, bool accepted)
    {
        string pattern = $$"""{"v":[{"wildcard":"{{wildcard}}"}]}""";

        Assert.Equal(accepted, EventPattern.TryParse(pattern, out _));
        if (!accepted)
        {
            Assert.Equal(
                "Event pattern is not valid. Reason: Rule is too complex - try using fewer wildcard characters or "
                + "fewer repeating character sequences after a wildcard character",
                Assert.Throws<PatternException>(() => EventPattern.Parse(pattern)).ServiceMessage);
        }
    }

    [Theory]
    [InlineData("""[{"wildcard":"*/datasync/*.bif"},{"wildcard":"*/datasync/*.tif"}]""", true)]
    [InlineData("""
        [{"wildcard":"*/datasync/*.bif"},{"wildcard":"*/datasync/*.tiff"},
        {"wildcard":"*/datasync/*.tif"},{"wildcard":"*/datasync/*.svs"}]
        """, false)]
    [InlineData("""
        [{"wildcard":"*.bif"},{"wildcard":"*.tiff"},{"wildcard":"*.tif"},{"wildcard":"*.svs"}]
        """, true)]
    [InlineData("""[{"wildcard":"*:stack/a/*"},{"wildcard":"*:stack/b/*"},{"wildcard":"*:stack/c/*"}]""", true)]
    [InlineData("""
        [{"wildcard":"*:stack/a/*"},{"wildcard":"*:stack/b/*"},{"wildcard":"*:stack/c/*"},{"wildcard":"*:stack/d/*"}]
        """, false)]
    public void Wildcards_of_one_field_count_together(string list, bool accepted) =>
        Assert.Equal(accepted, EventPattern.TryParse($$"""{"v":{{list}}}""", out _));

    [Theory]
    [InlineData("""{"wildcard":"*a*"}""", 4, true)]
    [InlineData("""{"wildcard":"*a*"}""", 5, false)]
    [InlineData("""{"wildcard":"arn:*"}""", 50, true)]
    public void Equal_wildcards_share_what_is_before_the_first_letter_after_a_run(
        string matcher, int times, bool accepted) =>
        Assert.Equal(accepted, EventPattern.TryParse(
            $$"""{"v":[{{string.Join(",", Enumerable.Repeat(matcher, times))}}]}""", out _));

    [Theory]
    [InlineData("\"*a*\",\"*a*\",\"*a*\",\"*a*\",\"*a*\",\"*a*\"", true)]
    [InlineData("\"*a*\",\"*b*\",\"*c*\",\"*d*\",\"*e*\"", true)]
    [InlineData("\"*a*\",\"*b*\",\"*c*\",\"*d*\",\"*e*\",\"*f*\",\"*g*\",\"*h*\",\"*i*\"", false)]
    public void Wildcards_excluded_by_one_list_share_the_run_they_start_with(string list, bool accepted) =>
        Assert.Equal(
            accepted, EventPattern.TryParse($$$"""{"v":[{"anything-but":{"wildcard":[{{{list}}}]}}]}""", out _));

    [Theory]
    [InlineData("a", 3, true)]
    [InlineData("a", 10, false)]
    [InlineData("z", 10, true)]
    public void Field_before_the_alternatives_counts_once_for_each_combination(
        string field, int alternatives, bool accepted)
    {
        string or = string.Join(",", Enumerable.Range(0, alternatives).Select(i => $$"""{"b":["{{i}}"]}"""));

        Assert.Equal(accepted, EventPattern.TryParse(
            $$"""{"{{field}}":[{"wildcard":"*a*"}],"$or":[{{or}}]}""", out _));
    }

    [Fact]
    public void Alternatives_that_fork_without_end_are_refused_soon()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"f{i:D2}")];
        IEnumerable<string> alternatives = names.SelectMany((_, last) => new[] { "\"p\"", "\"q\"" }.Select(value =>
            "{" + string.Join(",", names.Take(last).Select(name => $"\"{name}\":[\"p\",\"q\"]"))
            + (last == 0 ? "" : ",") + $"\"{names[last]}\":[{value}]" + "}"));

        Assert.False(EventPattern.TryParse(
            $$"""{"z":[{"wildcard":"*a*"}],"$or":[{{string.Join(",", alternatives)}}]}""", out _));
    }
}
