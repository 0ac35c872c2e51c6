using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class FilterPolicyTests
{
    private static readonly Dictionary<string, (string, string)> Attributes = new()
    {
        ["store"] = ("String", "example_corp"),
        ["price"] = ("Number", "100.50"),
        ["interests"] = ("String.Array", """["soccer","rugby",null,true,5]"""),
        ["odd"] = ("String.Array", "not JSON"),
        ["big"] = ("Number.int", "7"),
    };

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"store":["example_corp"]}""", true)]
    [InlineData("""{"store":["other"]}""", false)]
    [InlineData("""{"store":[{"anything-but":"other"}],"price":[{"numeric":[">=",100]}]}""", true)]
    [InlineData("""{"price":[100.5]}""", true)]
    [InlineData("""{"price":["100.50"]}""", false)]
    [InlineData("""{"interests":["rugby"]}""", true)]
    [InlineData("""{"interests":[true]}""", true)]
    [InlineData("""{"interests":[5]}""", true)]
    [InlineData("""{"interests":["tennis"]}""", false)]
    [InlineData("""{"odd":["not JSON"]}""", true)]
    [InlineData("""{"big":[7]}""", true)]
    [InlineData("""{"missing":[{"exists":false}]}""", true)]
    [InlineData("""{"store":[{"exists":false}]}""", false)]
    [InlineData("""{"$or":[{"store":["x"]},{"price":[{"numeric":["<",200]}]}]}""", true)]
    public void Attributes_meet_the_policy(string policy, bool expected)
    {
        Assert.Equal(
            expected,
            FilterPolicy.Parse(policy, FilterPolicyScope.MessageAttributes).MatchesAttributes(Attributes));
    }

    [Theory]
    [InlineData("""{"NewStateValue":["ALARM"]}""", """{"NewStateValue":"ALARM"}""", true)]
    [InlineData("""{"NewStateValue":["ALARM"]}""", """{"NewStateValue":"OK"}""", false)]
    [InlineData("""{"Trigger":{"Threshold":[{"numeric":[">",0]}]}}""", """{"Trigger":{"Threshold":1.0}}""", true)]
    [InlineData("""{"NewStateValue":["ALARM"]}""", "plain text", false)]
    [InlineData("{}", "plain text", true)]
    public void Body_meets_the_policy(string policy, string body, bool expected)
    {
        Assert.Equal(expected, FilterPolicy.Parse(policy, FilterPolicyScope.MessageBody).MatchesBody(body));
    }

    [Theory]
    [InlineData(
        """{"a":{"b":["c"]}}""",
        "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy")]
    [InlineData(
        """{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}""",
        "Invalid parameter: FilterPolicy: Filter policy can not have more than 5 keys")]
    [InlineData(
        """{"a":"b"}""",
        "Invalid parameter: FilterPolicy: \"a\" must be an object or an array\n"
            + " at [Source: (String)\"{\"a\":\"b\"}\"; line: 1, column: 7]")]
    [InlineData(
        "[]",
        "Invalid parameter: FilterPolicy: Filter is not an object\n at [Source: (String)\"[]\"; line: 1, column: 2]")]
    public void Refusal_has_SNSs_words(string policy, string message)
    {
        Assert.Equal(
            message,
            Assert.Throws<PatternException>(() => FilterPolicy.Parse(policy, FilterPolicyScope.MessageAttributes))
                .ServiceMessage);
    }

    [Fact]
    public void Combinations_are_lengths_times_depths_and_at_most_150()
    {
        FilterPolicy.Parse(
            """{"a":{"b":{"c":[1,2,3,4,5]}},"d":[1,2,3,4,5,6,7,8,9,10]}""", FilterPolicyScope.MessageBody);

        Assert.Throws<PatternException>(() => FilterPolicy.Parse(
            """{"a":{"b":{"c":[1,2,3,4,5]}},"d":[1,2,3,4,5,6,7,8,9,10,11]}""", FilterPolicyScope.MessageBody));
    }

    [Fact]
    public void Policy_prints_as_compact_JSON()
    {
        Assert.Equal("{}", FilterPolicy.Parse(" { } ", FilterPolicyScope.MessageBody).ToString());
        Assert.Equal(
            """{"a":["b"]}""",
            FilterPolicy.Parse("""{ "a" : [ "b" ] }""", FilterPolicyScope.MessageBody).ToString());
    }
}
