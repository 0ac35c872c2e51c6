using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class EventPatternRefusalTests
{
    [Theory]
    [InlineData("{}", "Empty objects are not allowed", 3)]
    [InlineData("[1]", "Filter is not an object", 2)]
    [InlineData("", "Filter is not an object", 1)]
    [InlineData("""{"source":"aws.ec2"}""", "\"source\" must be an object or an array", 12)]
    [InlineData("""{"source":[]}""", "Empty arrays are not allowed", 13)]
    [InlineData("""{"source":[["a"]]}""", "Match value must be String, number, true, false, or null", 13)]
    [InlineData("""{"detail":{"v":[{"unknown":"x"}]}}""", "Unrecognized match type unknown", 29)]
    [InlineData("""{"detail":{"v":[{"exists":1}]}}""", "exists match pattern must be either true or false.", 28)]
    [InlineData("""{"detail":{"v":[{"prefix":"a","prefix":"b"}]}}""", "Only one key allowed in match expression", 41)]
    [InlineData(
        """{"detail":{"v":[{"anything-but":[]}]}}""",
        "Inside anything but list, either all values are number or string, mixed type is not supported", 35)]
    [InlineData(
        """{"detail":{"v":[{"anything-but":[1,"a"]}]}}""",
        "Inside anything but list, either all values are number or string, mixed type is not supported", 40)]
    [InlineData(
        """{"detail":{"v":[{"anything-but":true}]}}""",
        "Value of anything-but must be an array or single string/number value.", 37)]
    [InlineData("""{"detail":{"v":[{"anything-but":{"prefix":""}}]}}""", "Null prefix/suffix not allowed", 45)]
    [InlineData(
        """{"detail":{"v":[{"prefix":{"equals-ignore-case":["a"]}}]}}""",
        "equals-ignore-case match pattern must be a string", 50)]
    [InlineData("""{"detail":{"v":[{"wildcard":"a**b"}]}}""", "Consecutive wildcard characters at pos 2", 35)]
    [InlineData("""{"detail":{"v":[{"wildcard":"a\\qb"}]}}""", "Invalid escape character at pos 2", 36)]
    [InlineData("""{"detail":{"v":[{"numeric":[]}]}}""", "Invalid member in numeric match: ]", 30)]
    [InlineData("""{"detail":{"v":[{"numeric":["!=",1]}]}}""", "Unrecognized numeric range operator: !=", 35)]
    [InlineData("""{"detail":{"v":[{"numeric":[">","1"]}]}}""", "Value of > must be numeric", 34)]
    [InlineData("""{"detail":{"v":[{"numeric":["=",1,"<",3]}]}}""", "Too many elements in numeric expression", 36)]
    [InlineData("""{"detail":{"v":[{"numeric":["<",2,">",0]}]}}""", "Too many elements in numeric expression", 36)]
    [InlineData("""{"detail":{"v":[{"numeric":[">",0,">",1]}]}}""", "Bad numeric range operator: >", 38)]
    [InlineData("""{"detail":{"v":[{"numeric":[">",3,"<",1]}]}}""", "Bottom must be less than top", 41)]
    [InlineData(
        """{"detail":{"v":[{"numeric":["=",9007199254740993]}]}}""", "Cannot compare number : 9007199254740993", 50)]
    [InlineData("""{"$or":[]}""", "There must have at least 2 Objects in $or relationship.", 10)]
    [InlineData("""{"$or":[{"source":["a"]}]}""", "There must have at least 2 Objects in $or relationship.", 26)]
    [InlineData("""{"$or":[1,2]}""", "Only JSON object is allowed in array of $or relationship.", 10)]
    [InlineData("""{"$or":[{"source":["a"]},{}]}""", "Empty objects are not allowed", 28)]
    [InlineData(
        """{"$or":[{"prefix":["a"]},{"source":["b"]}]}""",
        "prefix is Ruler reserved fieldName which cannot be used inside $or.", 20)]
    [InlineData(
        """{"detail":{"$or":[{"nested":{"cidr":["x"]}},{"v":["x"]}]}}""",
        "cidr is Ruler reserved fieldName which cannot be used inside $or.", 38)]
    public void Refusal_has_AWSs_words_and_place(string pattern, string reason, int column)
    {
        PatternException refusal = Assert.Throws<PatternException>(() => EventPattern.Parse(pattern));

        Assert.Equal(
            $"Event pattern is not valid. Reason: {reason}\n"
            + $" at [Source: (String)\"{pattern}\"; line: 1, column: {column}]",
            refusal.Message);
        Assert.Equal(reason, refusal.Reason);
    }

    [Theory]
    [InlineData("\"detail\":{\"a\":[1]}", "1")]
    public void Text_after_a_pattern_or_event_is_refused(string member, string rest)
    {
        Assert.False(EventPattern.TryParse($"{{{member}}} {rest}", out _));
        Assert.False(EventPattern.Parse("""{"a":[{"exists":false}]}""").Matches($"{{}} {rest}"));
    }

    [Theory]
    [InlineData("10.0.0.1", "Malformed CIDR, one '/' required")]
    [InlineData("10.0.0.1/x", "Malformed CIDR, mask bits must be an integer")]
    [InlineData("10.0.0.1/-1", "Malformed CIDR, mask bits must not be negative")]
    [InlineData("10.0.0.1/32", "IPv4 mask bits must be < 32")]
    [InlineData("2001:db8::/128", "IPv6 mask bits must be < 128")]
    [InlineData("host/8", "Nonstandard IP address: host")]
    [InlineData("::ffff:192.0.2.0/120", "Nonstandard IP address: ::ffff:192.0.2.0")]
    public void Block_of_addresses_must_be_one(string block, string reason)
    {
        Assert.Equal(
            "Event pattern is not valid. Reason: " + reason,
            Assert.Throws<PatternException>(() => EventPattern.Parse($$"""{"v":[{"cidr":"{{block}}"}]}""")).Message);
    }
}
