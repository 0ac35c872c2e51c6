using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class EventPatternTests
{
    private const string ReadOfSecret = """
        {"version":"0","id":"0d0a608b","detail-type":"AWS API Call via CloudTrail","source":"aws.secretsmanager",
         "account":"111122223333","time":"2026-09-14T05:51:07Z","region":"eu-central-1","resources":[],
         "detail":{"eventSource":"secretsmanager.amazonaws.com","eventName":"GetSecretValue",
          "requestParameters":
            {"secretId":"arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db-AbCdEf"}}}
        """;

    [Fact]
    public void Documented_secret_pattern_matches_a_read()
    {
        EventPattern pattern = EventPattern.Parse("""
            {"source":["aws.secretsmanager"],"detail-type":["AWS API Call via CloudTrail"],"detail":{
             "eventSource":["secretsmanager.amazonaws.com"],"eventName":["GetSecretValue","BatchGetSecretValue"],
             "requestParameters":{"secretId":["prod/app/db",
               "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db",
             {"prefix":"arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db-"}]}}}
            """);

        Assert.True(pattern.Matches(ReadOfSecret));
        Assert.False(pattern.Matches(ReadOfSecret.Replace("prod/app/db-", "prod/app/dc-")));
        Assert.False(pattern.Matches(ReadOfSecret.Replace("secretId", "secretIdList")));
    }

    [Theory]
    // exact: type-strict, numbers by value
    [InlineData("""["1"]""", "\"1\"", true)]
    [InlineData("""["1"]""", "1", false)]
    [InlineData("[1]", "1.0", true)]
    [InlineData("[1]", "\"1\"", false)]
    [InlineData("[300]", "3.0e2", true)]
    [InlineData("[true]", "true", true)]
    [InlineData("[true]", "\"true\"", false)]
    [InlineData("[null]", "null", true)]
    [InlineData("[null]", "\"null\"", false)]
    [InlineData("""[""]""", "\"\"", true)]
    [InlineData("""[""]""", "null", false)]
    [InlineData("[9007199254740993]", "9007199254740993", true)]
    [InlineData("[9007199254740993]", "9007199254740992", false)]
    [InlineData("[-0]", "0", true)]
    [InlineData("""["Abc"]""", "\"abc\"", false)]
    // text operators
    [InlineData("""[{"prefix":"ab"}]""", "\"abc\"", true)]
    [InlineData("""[{"prefix":"ab"}]""", "\"Abc\"", false)]
    [InlineData("""[{"prefix":{"equals-ignore-case":"AB"}}]""", "\"abc\"", true)]
    [InlineData("""[{"suffix":"bc"}]""", "\"abc\"", true)]
    [InlineData("""[{"suffix":{"equals-ignore-case":"BC"}}]""", "\"abc\"", true)]
    [InlineData("""[{"equals-ignore-case":"alice"}]""", "\"ALICE\"", true)]
    [InlineData("""[{"equals-ignore-case":"alice"}]""", "\"alicia\"", false)]
    [InlineData("""[{"wildcard":"arn:*:secret:prod/*"}]""", "\"arn:aws:x:secret:prod/db\"", true)]
    [InlineData("""[{"wildcard":"arn:*:secret:prod/*"}]""", "\"arn:aws:x:secret:test/db\"", false)]
    [InlineData("""[{"wildcard":"a\\*b"}]""", "\"a*b\"", true)]
    [InlineData("""[{"wildcard":"a\\*b"}]""", "\"axb\"", false)]
    [InlineData("""[{"wildcard":"a\\\\b"}]""", "\"a\\\\b\"", true)]
    [InlineData("""[{"wildcard":"a*b?c"}]""", "\"ab?c\"", true)]
    [InlineData("""[{"wildcard":"a*b?c"}]""", "\"abxc\"", false)]
    [InlineData("""[{"prefix":"1"}]""", "1", false)]
    // anything-but
    [InlineData("""[{"anything-but":"abc"}]""", "\"abc\"", false)]
    [InlineData("""[{"anything-but":"abc"}]""", "\"xyz\"", true)]
    [InlineData("""[{"anything-but":"abc"}]""", "1", true)]
    [InlineData("""[{"anything-but":"abc"}]""", "null", true)]
    [InlineData("""[{"anything-but":["abc","xyz"]}]""", "\"xyz\"", false)]
    [InlineData("""[{"anything-but":1}]""", "1.0", false)]
    [InlineData("""[{"anything-but":1}]""", "\"1\"", true)]
    [InlineData("""[{"anything-but":{"prefix":"a"}}]""", "\"abc\"", false)]
    [InlineData("""[{"anything-but":{"prefix":["a","b"]}}]""", "\"cab\"", true)]
    [InlineData("""[{"anything-but":{"suffix":"c"}}]""", "\"abc\"", false)]
    [InlineData("""[{"anything-but":{"wildcard":"a*c"}}]""", "\"abc\"", false)]
    [InlineData("""[{"anything-but":{"equals-ignore-case":["ABC","XYZ"]}}]""", "\"abc\"", false)]
    [InlineData("""[{"anything-but":{"equals-ignore-case":["ABC","XYZ"]}}]""", "true", true)]
    [InlineData("""[{"anything-but":["a","b"]}]""", """["a","c"]""", true)]
    [InlineData("""[{"anything-but":["a","b"]}]""", """["a","b"]""", false)]
    [InlineData("""[{"anything-but":["a","b"]}]""", "[]", false)]
    // numeric
    [InlineData("""[{"numeric":[">",0,"<=",5]}]""", "5", true)]
    [InlineData("""[{"numeric":[">",0,"<=",5]}]""", "0", false)]
    [InlineData("""[{"numeric":["<",10]}]""", "9.99", true)]
    [InlineData("""[{"numeric":["=",3.018e2]}]""", "301.8", true)]
    [InlineData("""[{"numeric":["=",1]}]""", "\"1\"", false)]
    [InlineData("""[{"numeric":[">",5000000001]}]""", "5000000002", true)]
    // exists
    [InlineData("""[{"exists":true}]""", "null", true)]
    [InlineData("""[{"exists":true}]""", "[]", false)]
    [InlineData("""[{"exists":true}]""", """{"x":1}""", false)]
    [InlineData("""[{"exists":false}]""", """{"x":1}""", true)]
    [InlineData("""[{"exists":false}]""", "[]", true)]
    [InlineData("""[{"exists":false}]""", "\"\"", false)]
    [InlineData("""[{"exists":false},"a"]""", "\"a\"", true)]
    [InlineData("""[{"exists":false},"a"]""", "\"b\"", false)]
    // cidr
    [InlineData("""[{"cidr":"203.0.113.0/24"}]""", "\"203.0.113.255\"", true)]
    [InlineData("""[{"cidr":"203.0.113.0/24"}]""", "\"203.0.114.0\"", false)]
    [InlineData("""[{"cidr":"2001:db8::/32"}]""", "\"2001:db8::1\"", true)]
    [InlineData("""[{"cidr":"2001:db8::/32"}]""", "\"2001:db9::1\"", false)]
    [InlineData("""[{"cidr":"10.0.0.0/8"}]""", "\"secretsmanager.amazonaws.com\"", false)]
    [InlineData("""[{"cidr":"10.0.0.1/24"}]""", "\"10.0.0.0\"", true)]
    [InlineData("""[{"cidr":"10.0.0.1/31"}]""", "\"10.0.0.1\"", true)]
    [InlineData("""[{"cidr":"010.0.0.0/8"}]""", "\"10.1.2.3\"", true)]
    [InlineData("""[{"cidr":"0.0.0.0/0"}]""", "\"2001:db8::1\"", true)]
    [InlineData("""[{"cidr":"10.0.0.1/0"}]""", "1", true)]
    [InlineData("""[{"cidr":"10.0.0.0/24"}]""", "1", false)]
    [InlineData("""[{"cidr":"::/0"}]""", "true", false)]
    // arrays in the event match if any element does
    [InlineData("""["a"]""", """["b","a"]""", true)]
    [InlineData("""["a"]""", """[["a"]]""", true)]
    [InlineData("""["a"]""", """["b"]""", false)]
    public void Value_matches_as_AWS_says(string matchers, string value, bool expected)
    {
        Assert.Equal(
            expected,
            EventPattern.Parse($$$"""{"detail":{"v":{{{matchers}}}}}""")
                .Matches($$$"""{"detail":{"v":{{{value}}}}}"""));
    }

    [Fact]
    public void Absent_field_matches_only_exists_false()
    {
        Assert.False(EventPattern.Parse("""{"v":[{"anything-but":"a"}]}""").Matches("{}"));
        Assert.False(EventPattern.Parse("""{"v":[{"exists":true}]}""").Matches("{}"));
        Assert.True(EventPattern.Parse("""{"v":[{"exists":false}]}""").Matches("{}"));
        Assert.True(EventPattern.Parse("""{"v":{"w":[{"exists":false}]}}""").Matches("""{"v":1}"""));
    }

    [Theory]
    [InlineData("""{"v":{"a":[1],"b":[2]}}""", """{"v":[{"a":1,"b":0},{"a":0,"b":2}]}""", false)]
    [InlineData("""{"v":{"a":[1],"b":[2]}}""", """{"v":[{"a":0},{"a":1,"b":2}]}""", true)]
    [InlineData("""{"v":{"a":[1],"b":[2]}}""", """{"v":[[{"a":1}],[{"a":1,"b":2}]]}""", true)]
    [InlineData("""{"v":{"a":[{"exists":false}],"b":[{"exists":false}]}}""", """{"v":[{"a":1},{"b":2}]}""", false)]
    [InlineData("""{"v":{"b":[{"exists":false}],"a":[1]}}""", """{"v":[{"a":1},{"b":2}]}""", true)]
    [InlineData("""{"v":{"a":[{"exists":false}]}}""", """{"v":[{"a":1},{"b":2}]}""", false)]
    [InlineData("""{"v":{"a":[{"exists":false}],"b":[2]}}""", """{"v":[{"a":1},{"b":2}]}""", false)]
    [InlineData("""{"v":{"b":[{"exists":false}],"a":[1]}}""", """{"v":[[],[{"a":1}]]}""", true)]
    [InlineData("""{"v":{"a":[{"exists":false}]}}""", """{"v":[[],[{"a":1}]]}""", false)]
    [InlineData("""{"v":{"a":[{"exists":false}]}}""", """{"v":[1,{"a":1}]}""", false)]
    public void Fields_under_an_array_are_met_by_one_element(string pattern, string json, bool expected)
    {
        Assert.Equal(expected, EventPattern.Parse(pattern).Matches(json));
    }

    [Theory]
    [InlineData("""{"$or":[{"a":[1]},{"b":[2]}],"c":[3]}""", """{"a":1,"c":3}""", true)]
    [InlineData("""{"$or":[{"a":[1]},{"b":[2]}],"c":[3]}""", """{"a":1}""", false)]
    [InlineData("""{"$or":[{"a":[1]},{"b":[2]}],"c":[3]}""", """{"a":0,"b":2,"c":3}""", true)]
    [InlineData("""{"a":[0],"$or":[{"a":[1]},{"b":[2]}]}""", """{"a":1}""", true)]
    [InlineData("""{"$or":[{"a":[1]},{"b":[2]}],"a":[0]}""", """{"a":1}""", false)]
    [InlineData("""{"d":{"$or":[{"a":[1]},{"$or":[{"b":[2]},{"c":[3]}]}]}}""", """{"d":{"c":3}}""", true)]
    [InlineData("""{"v":[0],"v":[1]}""", """{"v":1}""", true)]
    [InlineData("""{"v":[0],"v":[1]}""", """{"v":0}""", false)]
    [InlineData("""{"a.b":[1]}""", """{"a":{"b":1}}""", true)]
    [InlineData("""{"a":{"b":[1]}}""", """{"a.b":1}""", true)]
    [InlineData("""{"a":{"x":[1]},"a":{"y":[2]}}""", """{"a":{"y":2}}""", false)]
    [InlineData("""{"a":{"x":[1]},"a":{"y":[2]}}""", """{"a":{"x":1,"y":2}}""", true)]
    [InlineData("""{"a.b":[1],"a":{"b":[2]}}""", """{"a":{"b":2}}""", true)]
    [InlineData("""{"a.b":[1],"a":{"b":[2]}}""", """{"a":{"b":1}}""", false)]
    public void Alternatives_and_paths_combine_as_AWS_does(string pattern, string json, bool expected)
    {
        Assert.Equal(expected, EventPattern.Parse(pattern).Matches(json));
    }

    [Fact]
    public void Alternatives_multiply_to_at_most_1000()
    {
        string groups = string.Join(",", Enumerable.Range(0, 9).Select(i => $$"""
            "g{{i}}":{"$or":[{"v":[1]},{"v":[2]}]}
            """.Trim()));
        Assert.True(EventPattern.TryParse($"{{{groups}}}", out _));

        PatternException refusal = Assert.Throws<PatternException>(() =>
            EventPattern.Parse($$$"""{{{{groups}}},"g":{"$or":[{"v":[1]},{"v":[2]}]}}"""));
        Assert.Equal(
            "Event pattern is not valid. Reason: Or operator is producing over 1000 rule combinations",
            refusal.Message);
    }

    [Fact]
    public void Absence_in_a_long_array_is_looked_up_once()
    {
        string items = string.Join(",", Enumerable.Repeat("{\"b\":1}", 20_000));

        Assert.False(
            EventPattern.Parse("""{"v":{"a":[{"exists":false}],"b":[2]}}""").Matches($$"""{"v":[{{items}}]}"""));
    }

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("1.0000000000000001")]
    [InlineData("1e309")]
    [InlineData("1e-400")]
    public void Number_that_no_double_holds_cannot_be_excluded(string number)
    {
        Assert.Equal(
            $"Event pattern is not valid. Reason: Cannot compare number : {number}",
            Assert.Throws<PatternException>(() => EventPattern.Parse($$"""{"v":[{"anything-but":{{number}}}]}"""))
                .Message);
    }

    [Fact]
    public void Two_spellings_of_an_address_are_the_same_value()
    {
        Assert.True(EventPattern.Parse("""{"ip":["2001:db8::1"]}""").Matches("""{"ip":"2001:0db8:0:0:0:0:0:1"}"""));
    }

    [Fact]
    public void Line_and_column_of_a_refusal_count_characters_in_lines()
    {
        PatternException refusal = Assert.Throws<PatternException>(() =>
            EventPattern.Parse("{\n \"\u00e9\": [\n ]\n}"));

        Assert.EndsWith("; line: 3, column: 3]", refusal.Message);
    }

    [Fact]
    public void Pattern_built_by_program_prints_and_matches_like_one_that_was_read()
    {
        EventPattern pattern = new(EventPatternFields.None
            .With("source", "aws.secretsmanager")
            .With("detail", EventPatternFields.None
                .With("errorCode", ValueMatcher.Exists(false))
                .With("count", ValueMatcher.Numeric(">", 0, "<=", 5),
                    ValueMatcher.Exactly(7.5), ValueMatcher.Exactly(true))
                .WithAnyOf(
                    EventPatternFields.None.With(
                        "name", ValueMatcher.Prefix("a\"b"), ValueMatcher.Suffix("Z", ignoreCase: true)),
                    EventPatternFields.None.With("name", ValueMatcher.Wildcard("x*"), ValueMatcher.Exactly(null)),
                    EventPatternFields.None.With("ip", ValueMatcher.Cidr("10.0.0.0/8")))
                .With("user", ValueMatcher.AnythingBut(ValueMatcher.Prefix("svc-"), ValueMatcher.Prefix("ci-")))));

        string expected =
            """{"source":["aws.secretsmanager"],"detail":{"errorCode":[{"exists":false}],"count":"""
            + """[{"numeric":[">",0,"<=",5]},7.5,true],"$or":"""
            + """[{"name":[{"prefix":"a\"b"},{"suffix":{"equals-ignore-case":"Z"}}]},"""
            + """{"name":[{"wildcard":"x*"},null]},{"ip":[{"cidr":"10.0.0.0/8"}]}],"user":[{"anything-but":{"prefix":["svc-","ci-"]}}]}}""";
        Assert.Equal(expected, pattern.ToString());
        Assert.Equal(pattern, EventPattern.Parse(expected));
        Assert.True(pattern.Matches(
            """{"source":"aws.secretsmanager","detail":{"count":3,"name":"buzz","user":"me"}}"""));
        Assert.False(pattern.Matches(
            """{"source":"aws.secretsmanager","detail":{"count":3,"name":"buzz","user":"ci-me"}}"""));
    }

    [Fact]
    public void Nonsense_cannot_be_built()
    {
        Assert.Throws<PatternException>(() => new EventPattern(EventPatternFields.None));
        Assert.Throws<ArgumentException>(() => EventPatternFields.None.With("a"));
        Assert.Throws<ArgumentException>(() => EventPatternFields.None.With("a", EventPatternFields.None));
        Assert.Throws<ArgumentException>(() => 
            EventPatternFields.None.WithAnyOf(EventPatternFields.None.With("a", "b")));
        Assert.Throws<PatternException>(() => ValueMatcher.AnythingBut("a", ValueMatcher.Exactly(1)));
        Assert.Throws<PatternException>(() => ValueMatcher.Numeric("<", 1, ">", 0));
    }

    [Theory]
    [InlineData("""{"a":[1,2],"b":["x"]}""", """{"b":["x"],"a":[2,1]}""", true)]
    [InlineData("""{"$or":[{"a":[1]},{"b":[2]}]}""", """{"$or":[{"b":[2]},{"a":[1]}]}""", true)]
    [InlineData("""{"a":[1]}""", """{"a":[2]}""", false)]
    [InlineData("""{"a":[{"numeric":[">",1,"<",2]}]}""", """{"a":[{"numeric":[">",1,"<",3]}]}""", false)]
    public void The_order_of_fields_and_alternatives_does_not_change_the_meaning(string one, string other, bool same) =>
        Assert.Equal(same, EventPattern.Parse(one).SemanticallyEquals(EventPattern.Parse(other)));
}
