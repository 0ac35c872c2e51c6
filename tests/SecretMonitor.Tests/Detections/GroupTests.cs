using SecretMonitor.Detections;
using SecretMonitor.Secrets;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

/// <summary>Detections of name patterns: the three projections agree on secrets that nobody knows yet.</summary>
public sealed class GroupTests
{
    private const string Place = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    public static TheoryData<string, string, bool> Ids => new()
    {
        { "prod/*", "prod/app/db", true },
        { "prod/*", Place + "prod/app/db", true },
        { "prod/*", Place + "prod/new-Zz9Zz9", true },
        { "prod/*", "test/db", false },
        { "prod/*", Place + "test/prod/db-Zz9Zz9", false },
        { "prod/*", Place.Replace("1111", "9999") + "prod/db-Zz9Zz9", false },
        { "prod/*/db*", Place + "prod/app/db-Zz9Zz9", true },
        { "prod/*/db*", Place + "prod/app/key-Zz9Zz9", false },
        { "*", "whatever", true },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reads_and_refusals_of_a_group_are_told_on_both_routes(string pattern, string secretId, bool raised)
    {
        DetectionScope scope = new(SecretReference.ParsePattern(Place + pattern));

        Assert.Equal(raised, DetectionCatalog.Access.For(scope).IsRaised(SampleRecords.Read(secretId)));
        Assert.Equal(raised, DetectionCatalog.Denied.For(scope).IsRaised(SampleRecords.Refused(secretId)));
        Assert.Equal(
            raised, DetectionCatalog.Denied.For(scope).IsRaised(SampleRecords.Refused(secretId, withParameters: true)));
    }

    [Theory]
    [InlineData("prod/*", 0)]
    [InlineData("prod/*/db*", 1)]
    public void A_group_takes_one_filter_and_one_rule(string pattern, int wildcards)
    {
        ScopedDetection access = DetectionCatalog.Access.For(new(SecretReference.ParsePattern(Place + pattern)));

        Assert.Single(access.FilterPatterns.Patterns);
        Assert.Equal(wildcards, Assert.Single(access.EventPatterns.Patterns).HasWildcards ? 1 : 0);
    }

    [Fact]
    public void A_message_about_a_group_tells_which_secret_it_was()
    {
        ScopedDetection access = DetectionCatalog.Access.For(new(SecretReference.ParsePattern(Place + "prod/*")));

        Assert.Contains("One of the secrets prod/* was read.", access.Message.InputTemplate);
        Assert.Contains("$.detail.requestParameters.secretId", access.Message.InputPathsMap.Values);
    }

    [Fact]
    public void Past_reads_of_a_group_are_counted_once_each()
    {
        Backtest backtest = new(new() { SecretId = ["prod/*"], Detection = ["Access"] });
        backtest.Add(SampleRecords.Read("prod/a").With("eventID", "1").ToRecord(), "test");
        backtest.Add(SampleRecords.Read(Place + "prod/b-Zz9Zz9").With("eventID", "2").ToRecord(), "test");
        backtest.Add(SampleRecords.Read("test/c").With("eventID", "3").ToRecord(), "test");

        Assert.Equal(2, Assert.Single(backtest.Matches).EventCount);
    }
}
