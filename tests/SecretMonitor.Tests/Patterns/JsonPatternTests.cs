using System.Text.Json;
using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class JsonPatternTests
{
    private const string Name = "prod/app/db";
    private const string Arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db";

    private const string Nested = """
        {"nested":{"value":"hit"},"cluster.name":"flat","cluster":{"name":"nested"},
        "items":[{"a":1,"b":0},{"a":0,"b":2}],
         "arr":["miss","hit"],"matrix":[[0,1],[2,3]],"it's":"quoted","map":{"x":"hit","y":1}}
        """;

    [Theory]
    [InlineData(Name, true)]
    [InlineData(Arn, true)]
    [InlineData(Arn + "-AbCdEf", true)]
    [InlineData(Arn + "-x-AbCdEf", true)]
    [InlineData(Name + "2", false)]
    [InlineData("PROD/app/db", false)]
    public void Documented_secret_watch_matches_each_form_of_the_secret(string secretId, bool expected)
    {
        FilterPattern pattern = FilterPattern.Parse(
            $$"""
            { ($.eventSource = "secretsmanager.amazonaws.com") && ($.eventName = "GetSecretValue")
            && (($.requestParameters.secretId = "{{Name}}") || ($.requestParameters.secretId = "{{Arn}}")
            || ($.requestParameters.secretId = "{{Arn}}-*")) }
            """);

        Assert.Equal(expected, pattern.Matches(
            $$$"""{"eventSource":"secretsmanager.amazonaws.com","eventName":"GetSecretValue","requestParameters":"""
            + $$$"""{"secretId":"{{{secretId}}}"}}"""));
    }

    [Theory]
    [InlineData("Client.UnauthorizedOperation", true)]
    [InlineData("AccessDeniedException", true)]
    [InlineData("AccessDenied", true)]
    [InlineData("ThrottlingException", false)]
    public void Documented_denial_pattern_matches_refusals(string errorCode, bool expected)
    {
        FilterPattern pattern = FilterPattern.Parse(
            """{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }""");

        Assert.Equal(expected, pattern.Matches($$"""{"errorCode":"{{errorCode}}"}"""));
        Assert.False(pattern.Matches("{}"));
    }

    [Theory]
    [InlineData("""$.nested.value = "hit" """, true)]
    [InlineData("""$.cluster.name = "flat" """, false)]
    [InlineData("""$.['cluster.name'] = "flat" """, true)]
    [InlineData("""$['cluster.name'] = "flat" """, true)]
    [InlineData("""$.["cluster.name"] = "flat" """, true)]
    [InlineData("""$.['it\'s'] = "quoted" """, true)]
    [InlineData("""$.arr[1] = "hit" """, true)]
    [InlineData("""$.arr[0] = "hit" """, false)]
    [InlineData("""$.arr[2] NOT EXISTS """, true)]
    [InlineData("""$.arr[*] = "hit" """, true)]
    [InlineData("""$.arr[*] = "none" """, false)]
    [InlineData("""$.arr[*] != "hit" """, true)]
    [InlineData("""$.map.* = "hit" """, true)]
    [InlineData("""$.map[*] = 1 """, true)]
    [InlineData("""$.matrix[*][0] = 2 """, true)]
    [InlineData("""$.matrix[1][1] = 3 """, true)]
    [InlineData("""$.items[*].a = 1 && $.items[*].b = 2 """, true)]
    [InlineData("""$.items[0].b = 2 """, false)]
    [InlineData("""$.items[*].c NOT EXISTS """, true)]
    [InlineData("""$.items[*].b NOT EXISTS """, false)]
    [InlineData("""$.nested.value.deeper NOT EXISTS """, true)]
    public void Selector_reaches_what_it_names(string condition, bool expected)
    {
        Assert.Equal(expected, FilterPattern.Parse($"{{ {condition} }}").Matches(Nested));
    }

    [Theory]
    [InlineData("$.a = 1 || $.b = 2 && $.c = 3", """{"a":1}""", true)]
    [InlineData("($.a = 1 || $.b = 2) && $.c = 3", """{"a":1}""", false)]
    [InlineData("($.a = 1 || $.b = 2) && $.c = 3", """{"b":2,"c":3}""", true)]
    [InlineData("$.v = 2", """{"v":1,"v":2}""", true)]
    [InlineData("$.v = 1", """{"v":1,"v":2}""", false)]
    public void And_binds_closer_than_or_and_the_last_duplicate_counts(string condition, string message, bool expected)
    {
        Assert.Equal(expected, FilterPattern.Parse($"{{{condition}}}").Matches(message));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{broken")]
    [InlineData("""[{"v":1}]""")]
    [InlineData("""{"v":1} trailing""")]
    [InlineData("\"v\"")]
    [InlineData("")]
    public void Message_that_is_not_one_object_never_matches(string message)
    {
        Assert.False(FilterPattern.Parse("{ $.w NOT EXISTS }").Matches(message));
    }

    [Fact]
    public void Text_that_is_no_Unicode_is_compared_and_not_thrown_at()
    {
        Assert.True(FilterPattern.Parse("""{ $.v = "*" && $.w = 1 }""").Matches("""{"v":"\ud800","\udfff":2,"w":1}"""));
        Assert.False(FilterPattern.Parse("{ $.v NOT EXISTS }").Matches("{\"v\":\"\ud800\"}"));
    }

    [Theory]
    [InlineData("{}", 1)]
    [InlineData("{ $.v == 1 }", 7)]
    [InlineData("{ $.v = }", 8)]
    [InlineData("{ $.v = null }", 12)]
    [InlineData("{ $.v IS NOT NULL }", 12)]
    [InlineData("{ $.v EXISTS }", 12)]
    [InlineData("{ $.v NOT PRESENT }", 17)]
    [InlineData("{ !($.v = 1) }", 2)]
    [InlineData("{ $.v > 0 AND $.v < 2 }", 10)]
    [InlineData("{ $.v is null }", 8)]
    [InlineData("{ $.v > \"Alpha\" }", 6)]
    [InlineData("{ $.v > 4* }", 6)]
    [InlineData("{ $.v = a/b }", 9)]
    [InlineData("{ $..v = 1 }", 4)]
    [InlineData("{ $ = 1 }", 3)]
    [InlineData("{ $.a[-1] = 1 }", 6)]
    [InlineData("{ $.a[ = 1 }", 6)]
    [InlineData("{ $.v = 1", 9)]
    [InlineData("{ ($.v = 1 }", 11)]
    [InlineData("{ $.v = 1 } x", 12)]
    [InlineData("{ $.v = \"x }", 8)]
    [InlineData("{ $.v = \"x\\", 8)]
    [InlineData("{ \"v\": [1] }", 2)]
    public void Malformed_pattern_is_refused_where_it_breaks(string text, int position)
    {
        Assert.Equal(position, Assert.Throws<PatternException>(() => FilterPattern.Parse(text)).Position);
        Assert.False(FilterPattern.TryParse(text, out _));
    }

    [Theory]
    [InlineData(
        "{ $.v = %a% || $.v = %b% || $.v = %c% }",
        "Your input has exceeded the maximum of 2 regular expressions per filter pattern.")]
    [InlineData(
        "{ $.a[*] = 1 || $.b[*] = 1 || $.* = 1 || $.c[*][0] = 0 }",
        "Your input has exceeded the maximum of 3 JSON wildcard selectors allowed per filter pattern.")]
    [InlineData(
        "{ $.a[*].* = 1 }",
        "Your filter pattern has a JSON path selector that exceeds the maximum of 1 wildcard allowed per json "
            + "selector.")]
    [InlineData("{ $.v = %(a|b)% }", "Invalid character(s) in term '%('")]
    [InlineData("{ $.v = %[abc% }", "Failed to compile regular expression.")]
    public void Excess_is_refused_in_AWSs_words(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<PatternException>(() => FilterPattern.Parse(text)).ServiceMessage);
    }

    [Fact]
    public void Pattern_may_have_1024_characters()
    {
        string longest = $"{{ $.v = \"{new string('x', FilterPattern.MaxLength - 12)}\" }}";
        FilterPattern.Parse(longest);

        Assert.Throws<PatternException>(() => FilterPattern.Parse(longest + " "));
    }

    [Theory]
    [InlineData("{ ($.a = 1) && (($.b = 2) && ($.c = 3)) }", "{ $.a = 1 && $.b = 2 && $.c = 3 }")]
    [InlineData("{($.a=1||$.b=x)&&$.c IS NULL}", "{ ($.a = 1 || $.b = \"x\") && $.c IS NULL }")]
    [InlineData("{ ($.a = 1) || ($.b = 2 && $.c != 3) }", "{ $.a = 1 || $.b = 2 && $.c != 3 }")]
    [InlineData("{$.['a']NOT EXISTS}", "{ $.a NOT EXISTS }")]
    [InlineData("{ $[\"a.b\"][0].c[*].d IS TRUE }", "{ $.['a.b'][0].c[*].d IS TRUE }")]
    [InlineData("{ $.a = %^x$% || $.* IS FALSE }", "{ $.a = %^x$% || $.* IS FALSE }")]
    [InlineData(
        "{ $.a >= 1e3 && $.b <= -1 && $.c > +2 && $.d < .5 }", "{ $.a >= 1e3 && $.b <= -1 && $.c > +2 && $.d < .5 }")]
    public void Canonical_text_has_no_needless_parentheses(string text, string canonical)
    {
        FilterPattern pattern = FilterPattern.Parse(text);

        Assert.Equal(canonical, pattern.ToString());
        Assert.Equal(pattern, FilterPattern.Parse(canonical));
    }

    [Fact]
    public void Pattern_built_by_program_prints_and_matches_like_one_that_was_read()
    {
        Selector secretId = Selector.Of("requestParameters", "secretId");
        JsonPattern pattern = new(
            Selector.Of("eventName").EqualTo("GetSecretValue")
            & (secretId.EqualTo("a\"b\\c") | Selector.Of("list").At(0).Compare(
                ComparisonOperator.GreaterThan, PatternValue.OfNumber(1.5)))
            & Selector.Of("error.code").NotExists()
            & secretId.NotEqualTo("x"));

        Assert.Equal(
            """{ $.eventName = "GetSecretValue" && ($.requestParameters.secretId = "a\"b\\c" || $.list[0] > 1.5) """
                + """&& $.['error.code'] NOT EXISTS && $.requestParameters.secretId != "x" }""",
            pattern.ToString());
        Assert.True(pattern.Matches("""{"eventName":"GetSecretValue","requestParameters":{"secretId":"a\"b\\c"}}"""));
        Assert.False(pattern.Matches(
            """{"eventName":"GetSecretValue","requestParameters":{"secretId":"a"},"list":[1]}"""));
    }

    [Fact]
    public void Ordered_comparison_with_text_cannot_be_built()
    {
        Assert.Throws<ArgumentException>(() =>
            Selector.Of("a").Compare(ComparisonOperator.LessThan, PatternValue.OfText("1")));
        Assert.Throws<ArgumentOutOfRangeException>(() => PatternValue.OfNumber(double.NaN));
    }

    [Fact]
    public void Parsed_message_matches_like_its_text()
    {
        using JsonDocument message = JsonDocument.Parse(Nested);

        Assert.True(FilterPattern.Parse("{ $.nested.value = hit }").Matches(message.RootElement));
        Assert.True(FilterPattern.Parse("cluster -nothing").Matches(message.RootElement));
        Assert.False(FilterPattern.Parse("[a, b=nothing]").Matches(message.RootElement));
    }

    [Theory]
    [InlineData("$.size", """{"size":7}""", "7", 7.0)]
    [InlineData("$.size", """{"size":"11.5"}""", "11.5", 11.5)]
    [InlineData("$.size", """{"size":"banana"}""", "banana", null)]
    [InlineData("$.size", """{"size":true}""", "true", null)]
    [InlineData("$.size", """{"size":null}""", null, null)]
    [InlineData("$.size", """{"size":{}}""", null, null)]
    [InlineData("$.size", "{}", null, null)]
    [InlineData("$.size", "not JSON", null, null)]
    [InlineData("$.list[1].n", """{"list":[0,{"n":-1e2}]}""", "-1e2", -100.0)]
    public void Metric_value_is_selected_from_the_message(string selector, string message, string? text, double? number)
    {
        ValueSelector value = FilterPattern.Parse("{ $.x NOT EXISTS }").ParseSelector(selector);

        Assert.Equal(text, value.Resolve(message));
        Assert.Equal(number, value.ResolveNumber(message));
    }

    [Theory]
    [InlineData("$.items[*].value")]
    [InlineData("$value")]
    [InlineData("1")]
    [InlineData("")]
    public void Metric_value_of_a_JSON_pattern_is_one_property(string selector)
    {
        Assert.Throws<PatternException>(() => FilterPattern.Parse("{ $.x = 1 }").ParseSelector(selector));
    }

    [Fact]
    public void JSON_and_term_patterns_extract_no_values()
    {
        Assert.Empty(FilterPattern.Parse("{ $.a = 1 }").ExtractValues("""{"a":1}"""));
        Assert.Empty(FilterPattern.Parse("a").ExtractValues("a"));
    }
}
