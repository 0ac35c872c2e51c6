using System.Text.Json.Nodes;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Tests.Trails;
using SecretMonitor.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

public sealed class BacktestTests
{
    private const string Role = "arn:aws:iam::111122223333:role/team/app-role";
    private const string Alice = "arn:aws:iam::111122223333:user/alice";

    private static readonly BacktestSpec Named = new() { SecretId = [SampleRecords.Name] };

    [Fact]
    public void A_detection_tells_how_often_about_whom_and_when()
    {
        DetectionMatch match = Single("Access", Named,
            Read(1, SampleRecords.RoleSession).With("eventTime", "2026-09-14T07:00:00Z"),
            Read(2, SampleRecords.User).With("eventTime", "2026-09-14T06:00:00Z"),
            Read(3, SampleRecords.RoleSession).With("eventTime", "2026-09-14T08:00:00Z"));

        Assert.Equal((3, 6, 8), (match.EventCount, match.FirstTime!.Value.Hour, match.LastTime!.Value.Hour));
        Assert.Equal([$"{Role} (2)", $"{Alice} (1)"], match.Principal.Select(p => p.ToString()));
        Assert.Equal(["1", "2", "3"], match.Example.Select(e => e.EventId));
        Assert.Equal("file", match.Example[0].Source);
    }

    [Fact]
    public void Without_events_a_detection_tells_none()
    {
        DetectionMatch match = Single("Denied", Named, Read(1));

        Assert.Equal((0, null, null), (match.EventCount, match.FirstTime, match.LastTime));
        Assert.Empty(match.Principal);
    }

    [Fact]
    public void Probes_are_left_out_on_request_and_so_are_the_secrets_of_their_batches()
    {
        JsonObject[] records =
        [
            Read(1), Read(2).With("userAgent", "Boto3/1.43 SecretMonitor-Probe/p-1"),
            SampleRecords.BatchChild(), SampleRecords.Batch(SampleRecords.Name),
            SampleRecords.BatchChild().With("eventID", "theirs").With("requestID", $"another:{SampleRecords.Name}"),
        ];

        Assert.Equal(4, Single("Access", Named, records).EventCount);
        Assert.Equal(["1", "theirs"], Single("Access", Named with { ExcludeProbe = true }, records).Example.Select(e => e.EventId));
    }

    [Fact]
    public void Copies_of_an_event_count_once() =>
        Assert.Equal(2, Single("Access", Named, Read(1), Read(1), Read(2)).EventCount);

    [Fact]
    public void A_copy_in_another_account_does_not_hide_the_event()
    {
        BacktestSpec full = new() { SecretId = [SampleRecords.FullArn] };
        JsonObject Copy(string account) => Read(1, secretId: SampleRecords.FullArn)
            .With("sharedEventID", "s").With("eventID", account).With("recipientAccountId", account);

        Assert.Equal(1, Single("Access", full, Copy("999988887777"), Copy(SampleRecords.Account)).EventCount);
    }

    [Theory]
    [InlineData(SampleRecords.Name)]
    [InlineData(SampleRecords.PartialArn)]
    [InlineData(SampleRecords.FullArn)]
    public void A_secret_is_known_by_each_form_in_the_records_whichever_was_named(string id)
    {
        DetectionMatch match = Single("Access", new() { SecretId = [id] },
            Read(1, secretId: SampleRecords.Name),
            Read(2, secretId: SampleRecords.FullArn),
            Read(3, secretId: SampleRecords.PartialArn),
            Read(4, secretId: SampleRecords.FullArn),
            Read(5, secretId: "prod/app/db2"),
            Read(6, secretId: SampleRecords.PartialArn + "2-a1B2c3"));

        Assert.Equal(4, match.EventCount);
        Assert.Equal([id], match.SecretId);
    }

    [Fact]
    public void A_refusal_that_names_the_secret_in_its_message_only_is_found_by_name() => Assert.Equal(
        1, Single("Denied", Named, SampleRecords.Refused(SampleRecords.FullArn)).EventCount);

    [Fact]
    public void A_name_stands_for_secrets_of_every_region_in_the_files() => Assert.Equal(2, Single("Access", Named,
        Read(1, secretId: SampleRecords.FullArn),
        Read(2, secretId: SampleRecords.FullArn.Replace(SampleRecords.Region, "eu-west-1"))
            .With("awsRegion", "eu-west-1")).EventCount);

    [Fact]
    public void Without_names_the_detections_are_those_of_a_new_monitor()
    {
        Assert.Equal(
            ["Access", "Denied", "PendingDeletion"], new Backtest(Named).Matches.Select(m => m.Detection));
        Assert.Equal(
            ["UnexpectedPrincipal", "Denied", "PendingDeletion"],
            new Backtest(Named with { AllowedPrincipal = [Role] }).Matches.Select(m => m.Detection));
    }

    [Fact]
    public void An_attack_on_the_monitor_is_among_the_examples()
    {
        Monitors.Monitor monitor = new()
        {
            MonitorName = "app",
            SecretId = [SampleRecords.FullArn],
            Detection = ["MonitorTampering"],
            TrailARN = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/SecretMonitor",
            AccountId = SampleRecords.Account,
            Region = SampleRecords.Region,
        };
        JsonObject stop = Read(1).With("eventSource", "cloudtrail.amazonaws.com").With("eventName", "StopLogging")
            .With("requestParameters", new JsonObject { ["name"] = "SecretMonitor" });

        DetectionMatch match = Single("MonitorTampering", BacktestSpec.Of(monitor), stop);

        Assert.Equal(("StopLogging", "app"), (Assert.Single(match.Example).EventName, match.MonitorName));
    }

    [Theory]
    [InlineData("Detection", "Nothing", null)]
    [InlineData("Detection", "MonitorTampering", null)]
    [InlineData("Detection", "UnexpectedPrincipal", null)]
    [InlineData("AllowedPrincipal", "Access", "*")]
    public void What_cannot_be_tried_is_refused_by_parameter(string parameter, string detection, string? allowed)
    {
        BacktestSpec spec = Named with { Detection = [detection], AllowedPrincipal = allowed is null ? [] : [allowed] };

        SecretMonitorException error = Assert.Throws<SecretMonitorException>(() => new Backtest(spec));

        Assert.StartsWith($"-{parameter} ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_suggested_list_nobody_who_can_be_allowed_is_unexpected()
    {
        CloudTrailRecord[] reads =
            [.. SampleRecords.Identities.Select((identity, i) => Read(i, identity).ToRecord())];

        DetectedPrincipal[] suggested = [.. AllowListSuggestion.Principals(Try(AllowListSuggestion.Ask(Named), reads))];
        string[] allowed = [.. suggested.Where(p => p.IsAllowable).Select(p => p.Principal)];
        DetectionMatch rest = Assert.Single(
            Try(AllowListSuggestion.Ask(Named with { AllowedPrincipal = allowed }), reads));

        Assert.Contains(Role, allowed);
        Assert.Contains(Alice, allowed);
        Assert.Contains("example.amazonaws.com", allowed);
        Assert.DoesNotContain("arn:aws:iam::111122223333:root", allowed);
        Assert.Equal(suggested.Where(p => !p.IsAllowable), rest.Principal);
    }

    [Fact]
    public void The_suggestion_names_the_role_of_sessions_and_the_most_frequent_first()
    {
        string other = SampleRecords.RoleSession.Replace("session-name", "other");
        var matches = Try(AllowListSuggestion.Ask(Named), Read(1).ToRecord(),
            Read(2, SampleRecords.RoleSession).ToRecord(), Read(3, other).ToRecord());

        Assert.Equal([Role, Alice], AllowListSuggestion.Principals(matches).Select(p => p.Principal));
    }

    private static JsonObject Read(
        int id, string identity = SampleRecords.User, string secretId = SampleRecords.Name) =>
        SampleRecords.Read(secretId, identity).With("eventID", $"{id}");

    private static DetectionMatch Single(string detection, BacktestSpec spec, params JsonObject[] records) =>
        Assert.Single(Try(spec with { Detection = [detection] }, [.. records.Select(r => r.ToRecord())]));

    private static IReadOnlyList<DetectionMatch> Try(BacktestSpec spec, params CloudTrailRecord[] records)
    {
        Backtest backtest = new(spec);
        foreach (CloudTrailRecord record in records)
        {
            backtest.Add(record, "file");
        }

        return backtest.Matches;
    }
}
