using CsCheck;
using SecretMonitor.Policies;
using Xunit;

namespace SecretMonitor.Tests.Policies;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("StringEquals", "v", "v", true)]
    [InlineData("StringEquals", "v", "V", false)]
    [InlineData("StringEquals", "v*", "vv", false)]
    [InlineData("stringequals", "v", "v", true)]
    [InlineData("StringNotEquals", "v", "w", true)]
    [InlineData("StringNotEquals", "v", "v", false)]
    [InlineData("StringEqualsIgnoreCase", "v", "V", true)]
    [InlineData("StringNotEqualsIgnoreCase", "v", "V", false)]
    [InlineData("StringLike", "a*c?", "abbcd", true)]
    [InlineData("StringLike", "a*c?", "abbc", false)]
    [InlineData("StringNotLike", "a*", "b", true)]
    [InlineData("NumericEquals", "10", "10.0", true)]
    [InlineData("NumericNotEquals", "10", "11", true)]
    [InlineData("NumericLessThan", "10", "9", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThan", "10", "9", false)]
    [InlineData("NumericGreaterThanEquals", "7", "7", true)]
    [InlineData("NumericEquals", "10", "ten", false)]
    [InlineData("DateLessThan", "2026-09-14T00:00:00Z", "2026-09-13T23:59:59Z", true)]
    [InlineData("DateGreaterThan", "2026-09-14T00:00:00Z", "1789344001", true)]
    [InlineData("DateEquals", "2026-09-14T00:00:00Z", "2026-09-14T02:00:00+02:00", true)]
    [InlineData("DateGreaterThanEquals", "2026-09-14", "2026-09-13", false)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Bool", "true", "false", false)]
    [InlineData("BinaryEquals", "QmFzZTY0", "QmFzZTY0", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.77", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.114.1", false)]
    [InlineData("IpAddress", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("IpAddress", "0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("IpAddress", "0.0.0.0/0", "secretsmanager.amazonaws.com", false)]
    [InlineData("IpAddress", "203.0.113.0/99", "203.0.113.1", false)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "198.51.100.1", true)]
    [InlineData("ArnEquals", "arn:aws:sns:eu-west-1:1:t", "arn:aws:sns:eu-west-1:1:t", true)]
    [InlineData("ArnEquals", "arn:aws:sns:*:1:t*", "arn:aws:sns:eu-west-1:1:t2", true)]
    [InlineData("ArnLike", "arn:aws:cloudwatch:eu-west-1:1:alarm:n-*", "arn:aws:cloudwatch:eu-west-1:1:alarm:n-read", true)]
    [InlineData("ArnLike", "arn:aws:*:t", "arn:aws:sns:eu-west-1:1:t", false)]
    [InlineData("ArnNotEquals", "arn:aws:sns:*:1:t", "arn:aws:sns:eu-west-1:1:u", true)]
    [InlineData("ArnNotLike", "arn:aws:sns:*:1:t", "arn:aws:sns:eu-west-1:1:t", false)]
    [InlineData("Null", "false", "x", true)]
    [InlineData("Null", "true", "x", false)]
    [InlineData("StringEqualsIfExists", "v", "w", false)]
    public void A_present_key_is_compared(string test, string wanted, string given, bool holds) =>
        Assert.Equal(holds, Holds(test, [wanted], given));

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringLike", false)]
    [InlineData("NumericEquals", false)]
    [InlineData("Bool", false)]
    [InlineData("ArnLike", false)]
    [InlineData("IpAddress", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringNotLike", true)]
    [InlineData("NumericNotEquals", true)]
    [InlineData("ArnNotLike", true)]
    [InlineData("NotIpAddress", true)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("BoolIfExists", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", true)]
    public void A_missing_key_fails_positive_and_satisfies_negated_and_lenient_operators(string test, bool holds) =>
        Assert.Equal(holds, Holds(test, ["true"]));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Null_asks_whether_the_key_is_missing(string wanted, bool holds) =>
        Assert.Equal(holds, Holds("Null", [wanted]));

    [Theory]
    [InlineData("ForAllValues:StringEquals", new[] { "a", "b" }, true)]
    [InlineData("ForAllValues:StringEquals", new[] { "a", "x" }, false)]
    [InlineData("ForAnyValue:StringEquals", new[] { "a", "x" }, true)]
    [InlineData("ForAnyValue:StringEquals", new[] { "x", "y" }, false)]
    [InlineData("ForAnyValue:StringNotEquals", new[] { "a", "x" }, true)]
    [InlineData("ForAllValues:StringNotEquals", new[] { "a", "x" }, false)]
    [InlineData("ForAllValues:StringNotEquals", new[] { "x", "y" }, true)]
    [InlineData("StringEquals", new[] { "a", "x" }, true)]
    [InlineData("StringNotEquals", new[] { "a", "x" }, false)]
    public void Several_values_are_compared_as_a_set(string test, string[] given, bool holds) =>
        Assert.Equal(holds, Holds(test, ["a", "b", "c"], given));

    [Theory]
    [InlineData("StringEquals", "alice", true)]
    [InlineData("StringLike", "alice", true)]
    [InlineData("StringEquals", "bob", false)]
    public void Variables_are_replaced_in_values(string test, string owner, bool holds)
    {
        RequestContext context = new() { { "aws:ResourceTag/owner", owner }, { "aws:username", "alice" } };

        Assert.Equal(holds, ConditionTest.Holds(new(test, "aws:resourcetag/owner", "${aws:username}"), context, context));
    }

    [Fact]
    public void Wildcards_end_where_backtracking_would_not() =>
        Assert.False(Holds("StringLike", [string.Concat(Enumerable.Repeat("a*", 50)) + "b"], new string('a', 5000)));

    [Fact]
    public void No_parsed_condition_and_no_request_throws()
    {
        Gen<string> text = Gen.OneOf(Gen.String, Gen.OneOf("*", "arn:aws:s3:::*", "${aws:username}", "${", "1", "1e99", "::/0", "/", "9999999999999999999", "2026-01-01", "\0*", "\0"));
        Gen<string> test = Gen.OneOf(
            "StringLike", "StringNotEquals", "NumericLessThan", "DateGreaterThan", "IpAddress", "ArnLike", "Bool", "Null",
            "ForAllValues:ArnNotEquals", "ForAnyValue:NotIpAddressIfExists", "BinaryEquals", "Unknown");

        Gen.Select(test, text.Array[0, 3], text.Array[0, 3]).Sample((name, wanted, given) =>
        {
            RequestContext context = new() { { "k", given }, { "aws:username", "x" } };
            bool first = ConditionTest.Holds(new(name, "k", wanted), context, context);
            return first == ConditionTest.Holds(new(name, "K", wanted), context, context);
        });
    }

    private static bool Holds(string test, string[] wanted, params string[] given)
    {
        RequestContext context = new() { { "k", given } };
        return ConditionTest.Holds(new(test, "K", wanted), context, context);
    }
}
