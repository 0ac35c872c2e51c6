using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Detections;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

public sealed class BulkReadTests
{
    private const string Region = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    private static readonly DateTimeOffset Start = new(2026, 9, 14, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(20, 18, 1)]
    [InlineData(19, 1, 0)]
    [InlineData(20, 19, 0)]
    [InlineData(60, 18, 1)]
    public void Twenty_secrets_of_one_principal_in_six_minutes_raise_it_once(int secrets, int seconds, int count) =>
        Assert.Equal(count, Raised(Enumerable.Range(0, secrets).Select(i => Read(i, i * seconds))));

    [Fact]
    public void A_second_burst_raises_it_again() => Assert.Equal(
        2, Raised(Enumerable.Range(0, 20).SelectMany(i => new[] { Read(i, i), Read(i + 100, i + 3600) })));

    [Fact]
    public void Records_count_in_any_order_and_once_each()
    {
        JsonObject[] reads = [.. Enumerable.Range(0, 20).Select(i => Read(i, i))];

        Assert.Equal(1, Raised([.. reads.Reverse(), .. reads]));
        Assert.Equal(0, Raised([.. reads.Skip(1).Reverse(), .. reads.Skip(1)]));
    }

    [Fact]
    public void One_secret_called_by_all_its_forms_is_one() => Assert.Equal(
        0, Raised(Enumerable.Range(0, 40).Select(i => Read(i, i, (i % 3) switch
        {
            0 => "db",
            1 => Region + "db",
            _ => Region + "db-a1B2c3",
        }))));

    [Fact]
    public void Reads_of_several_principals_do_not_add_up_but_sessions_of_a_role_do()
    {
        Assert.Equal(0, Raised(Enumerable.Range(0, 30).Select(i =>
            Read(i, i, identity: i % 2 == 0 ? SampleRecords.User : SampleRecords.RoleSession))));
        Assert.Equal(1, Raised(Enumerable.Range(0, 20).Select(i =>
            Read(i, i, identity: SampleRecords.RoleSession.Replace("session-name", $"s{i}")))));
    }

    [Fact]
    public void A_batch_counts_the_secrets_that_it_lists_with_or_without_their_own_records()
    {
        string[] names = [.. Enumerable.Range(0, 20).Select(i => $"s{i}")];
        JsonObject batch = SampleRecords.Batch(names);
        JsonObject[] children = [.. names.Select(name => SampleRecords.BatchChild(name))];

        Assert.Equal(1, Raised([batch]));
        Assert.Equal(1, Raised([SampleRecords.Batch(), .. children]));
        Assert.Equal(1, Raised([batch, .. children]));
        Assert.Equal(0, Raised([batch, .. children.Skip(1), children[0].With("errorCode", "AccessDenied")]));
    }

    [Fact]
    public void What_was_refused_or_is_of_another_place_does_not_count()
    {
        Assert.Equal(0, Raised(Enumerable.Range(0, 20).Select(i => Read(i, i).With("errorCode", "AccessDenied"))));
        Assert.Equal(0, Raised(Enumerable.Range(0, 20).Select(i => Read(i, i).With("awsRegion", "eu-west-1"))));
    }

    [Fact]
    public void The_match_tells_who_and_when_the_burst_was_complete()
    {
        DetectionMatch match = Match(Enumerable.Range(0, 25).Select(i => Read(i, i)));

        Assert.Equal("arn:aws:iam::111122223333:user/alice (1)", Assert.Single(match.Principal).ToString());
        Assert.Equal((Start.AddSeconds(19), "19"), (match.FirstTime, Assert.Single(match.Example).EventId));
    }

    [Fact]
    public void The_CloudWatch_route_counts_each_read_of_any_secret_and_EventBridge_cannot_count()
    {
        ScopedDetection bulk = DetectionCatalog.BulkRead.For(new(TestEvents.Secret));
        FilterMatches(bulk, Read(1, 0), matches: true);
        FilterMatches(bulk, SampleRecords.BatchChild("other"), matches: true);
        FilterMatches(bulk, SampleRecords.Batch("other"), matches: false);
        FilterMatches(bulk, SampleRecords.Refused("other"), matches: false);

        Assert.Equal(new Burst(20, TimeSpan.FromMinutes(6)), bulk.Burst);
        Assert.Contains("all callers together", bulk.FilterPatterns.Limitation);
        Assert.Empty(bulk.EventPatterns.Patterns);
        Assert.Contains("one event at a time", bulk.EventPatterns.Limitation);
    }

    private static void FilterMatches(ScopedDetection bulk, JsonObject record, bool matches) => Assert.Equal(
        matches, Assert.Single(bulk.FilterPatterns.Patterns).Matches(JsonSerializer.SerializeToElement(record)));

    private static JsonObject Read(int number, int second, string? secretId = null, string identity = SampleRecords.User) =>
        SampleRecords.Read(secretId ?? $"s{number}", identity)
            .With("eventID", $"{number}")
            .With("eventTime", $"{Start.AddSeconds(second):yyyy-MM-dd'T'HH:mm:ss'Z'}");

    private static int Raised(IEnumerable<JsonObject> records) => Match(records).EventCount;

    private static DetectionMatch Match(IEnumerable<JsonObject> records)
    {
        Backtest backtest = new(new() { SecretId = [SampleRecords.FullArn], Detection = ["BulkRead"] });
        foreach (JsonObject record in records)
        {
            backtest.Add(record.ToRecord(), "file");
        }

        return Assert.Single(backtest.Matches);
    }
}
