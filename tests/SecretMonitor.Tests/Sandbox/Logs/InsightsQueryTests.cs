using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Services.Logs;
using SecretMonitor.Sandbox.Services.Logs.Insights;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Logs;

public sealed class InsightsQueryTests
{
    private static readonly string[] Messages =
    [
        """{"eventName":"GetSecretValue","user":{"name":"alice"},"size":5,"tags":["a","b"],"ok":true}""",
        """{"eventName":"GetSecretValue","user":{"name":"bob"},"size":12,"errorCode":"AccessDenied"}""",
        """{"eventName":"ListSecrets","user":{"name":"alice"},"size":100,"a.b":{"c":"deep"}}""",
        "plain text: user=carol, took 7 ms",
    ];

    [Theory]
    [InlineData("fields user.name | filter eventName = 'GetSecretValue'", "bob alice")]
    [InlineData("fields user.name | filter eventName != 'GetSecretValue' and ispresent(size)", "alice")]
    [InlineData("fields size | filter size > 5 | sort size asc", "12 100")]
    [InlineData("fields size | filter size >= 5 and size < 100 | sort size desc", "12 5")]
    [InlineData("fields size | sort size desc | limit 1", "100")]
    [InlineData("fields user.name | filter errorCode like /(?i)denied$/", "bob")]
    [InlineData("fields user.name | filter errorCode like \"Denied\"", "bob")]
    [InlineData("fields size | filter errorCode not like /x/", "12")]
    [InlineData("fields size | filter size in [5, 100] | sort size", "5 100")]
    [InlineData("fields size | filter user.name in ['bob']", "12")]
    [InlineData("fields size | filter not (user.name = 'alice' or eventName = 'x') and ispresent(size)", "12")]
    [InlineData("fields tags.1 | filter ispresent(tags.0)", "b")]
    [InlineData("fields a.b.c | filter ispresent(`a.b`.c) or size = 100", "deep")]
    [InlineData("fields size * 2 + 1 as n | filter user.name = 'bob' | display n", "25")]
    [InlineData("filter user.name = 'alice' | display toupper(eventName) # comment", "LISTSECRETS GETSECRETVALUE")]
    [InlineData("parse @message 'user=*, took * ms' as who, took | filter took = 7 | display who, took", "carol,7")]
    [InlineData(@"parse @message /user=(?<who>\w+)/ | filter who = 'carol' | display who", "carol")]
    [InlineData("stats count(*)", "4")]
    [InlineData("filter ispresent(size) | stats count(*) as n by user.name | sort n desc, user.name", "alice,2 bob,1")]
    [InlineData("stats sum(size), avg(size), min(size), max(size), count_distinct(user.name)", "117,39,5,100,2")]
    [InlineData("stats latest(user.name) as l, pct(size, 50) as p", "alice,12")]
    [InlineData("stats count(*) by bin(1h)", "2026-09-14 05:00:00.000,4")]
    [InlineData("fields user.name | filter ispresent(user.name) | dedup user.name", "alice bob")]
    [InlineData("fields ok | filter ok = 1", "1")]
    [InlineData("filter @message like 'plain' | display @timestamp, @logStream", "2026-09-14 05:03:00.000,s")]
    public void A_query_finds_and_shows(string query, string expected) => Assert.Equal(expected, Run(query));

    [Fact]
    public void Without_fields_the_time_and_the_message_are_shown_newest_first() =>
        Assert.StartsWith("2026-09-14 05:03:00.000,plain text", Run("limit 2"));

    [Theory]
    [InlineData("")]
    [InlineData("explode x")]
    [InlineData("fields")]
    [InlineData("filter a = ")]
    [InlineData("filter a like 5")]
    [InlineData("filter a like /(/")]
    [InlineData("stats mystery(x)")]
    [InlineData("limit many")]
    [InlineData("fields a b")]
    [InlineData("filter (a = 1")]
    [InlineData("filter a = 'x")]
    [InlineData("parse @message 'a*b*' as one")]
    public void A_malformed_query_is_refused(string query) =>
        Assert.Equal("MalformedQueryException", Assert.Throws<ServiceFault>(() => InsightsQuery.Parse(query)).Code);

    private static string Run(string text)
    {
        var query = InsightsQuery.Parse(text);
        var start = new DateTimeOffset(2026, 9, 14, 5, 0, 0, TimeSpan.Zero);
        var rows = Messages.Select((message, i) =>
        {
            var time = start.AddMinutes(i).ToUnixTimeMilliseconds();
            return new QueryRow(new LogEvent(time, i, time, "s", message), "1:g");
        });
        return string.Join(" ", query.Run(rows.Reverse(), null)
            .Select(row => string.Join(",", query.Columns.Select(column => QueryValue.TextOf(row[column])))));
    }
}
