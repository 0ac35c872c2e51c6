using System.Text.Json.Nodes;
using SecretMonitor.Detections;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

public sealed class AllowedPrincipalTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/alice", SampleRecords.User, false)]
    [InlineData("arn:aws:iam::111122223333:user/alice", SampleRecords.Forwarded, false)]
    [InlineData("arn:aws:iam::111122223333:user/ali", SampleRecords.User, true)]
    [InlineData("arn:aws:iam::111122223333:user/a*", SampleRecords.User, false)]
    [InlineData("arn:aws:iam::111122223333:user/Alice", SampleRecords.User, true)]
    [InlineData("arn:aws:iam::111122223333:role/team/app-role", SampleRecords.RoleSession, false)]
    [InlineData("arn:aws:iam::111122223333:role/*", SampleRecords.RoleSession, false)]
    [InlineData("arn:aws:iam::111122223333:role/app-role", SampleRecords.RoleSession, true)]
    [InlineData("arn:aws:iam::111122223333:role/team/app-role", SampleRecords.ForeignRole, true)]
    [InlineData("arn:aws:iam::111122223333:role/team/app-role", SampleRecords.Root, true)]
    [InlineData("arn:aws:sts::111122223333:assumed-role/app-role/session-name", SampleRecords.RoleSession, false)]
    [InlineData("arn:aws:sts::111122223333:assumed-role/app-role/*", SampleRecords.RoleSession, false)]
    [InlineData("arn:aws:sts::111122223333:federated-user/carol", SampleRecords.Federated, false)]
    [InlineData("999988887777", SampleRecords.ForeignAccount, false)]
    [InlineData("999988887777", SampleRecords.ForeignRole, false)]
    [InlineData("999988887777", SampleRecords.User, true)]
    [InlineData("arn:aws:iam::999988887777:root", SampleRecords.ForeignRole, false)]
    [InlineData("example.amazonaws.com", SampleRecords.Service, false)]
    [InlineData("other.amazonaws.com", SampleRecords.Service, true)]
    [InlineData("example.amazonaws.com", SampleRecords.User, true)]
    [InlineData("arn:aws:iam::111122223333:user/alice", "{}", true)]
    public void A_read_is_unexpected_unless_the_reader_is_allowed(string allowed, string identity, bool raised) =>
        Assert.Equal(raised, Unexpected(allowed).IsRaised(SampleRecords.Read(identity: identity)));

    [Fact]
    public void Each_entry_of_a_list_allows_its_own()
    {
        ScopedDetection unexpected = Unexpected(
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::111122223333:user/b*",
            "arn:aws:iam::111122223333:role/team/app-role",
            "example.amazonaws.com",
            "999988887777");

        Assert.All(
            [SampleRecords.User, SampleRecords.RoleSession, SampleRecords.Service, SampleRecords.ForeignAccount],
            identity => Assert.False(unexpected.IsRaised(SampleRecords.Read(identity: identity))));
        Assert.All(
            [SampleRecords.Root, SampleRecords.Federated],
            identity => Assert.True(unexpected.IsRaised(SampleRecords.Read(identity: identity))));
    }

    [Fact]
    public void A_refused_read_is_not_unexpected_but_denied() =>
        Assert.False(Unexpected("999988887777").IsRaised(SampleRecords.Refused(withParameters: true)));

    [Fact]
    public void A_list_that_one_filter_cannot_hold_is_counted_down_by_others()
    {
        string[] users = [.. Enumerable.Range(0, 80).Select(i => $"arn:aws:iam::111122223333:user/somebody-{i}")];
        ScopedDetection unexpected = Unexpected(
            [.. users, "arn:aws:iam::111122223333:user/other*", "lambda.amazonaws.com", "999988887777",
            "arn:aws:iam::999988887777:role/app-role", "arn:aws:sts::999988887777:assumed-role/app-role/s"]);

        Assert.Single(unexpected.FilterPatterns.Patterns);
        Assert.InRange(unexpected.FilterPatterns.TakenBack.Count, 2, 20);
        Assert.All(unexpected.FilterPatterns.Counting, p => Assert.True(p.Pattern.ToString().Length <= 1024));
        Assert.All(users, user => Assert.False(unexpected.IsRaised(ReadBy(user))));
        Assert.All(
            [SampleRecords.ForeignRole, SampleRecords.ForeignAccount, Through(SampleRecords.ForeignRole), Through(SampleRecords.User)],
            identity => Assert.False(unexpected.IsRaised(SampleRecords.Read(identity: identity))));
        Assert.All(
            [SampleRecords.User, SampleRecords.RoleSession, SampleRecords.Root, SampleRecords.Service, "{}"],
            identity => Assert.True(unexpected.IsRaised(SampleRecords.Read(identity: identity))));
        Assert.True(unexpected.IsRaised(ReadBy("arn:aws:iam::111122223333:user/team/somebody-1")));
        Assert.False(unexpected.IsRaised(SampleRecords.Read("prod/app/db2")));
    }

    [Fact]
    public void A_list_that_one_rule_cannot_hold_is_divided_by_the_beginning_of_names_without_a_gap()
    {
        string[] users = [.. Enumerable.Range(0, 120).Select(i => $"arn:aws:iam::111122223333:user/team/somebody-{i}")];
        string[] roles = [.. Enumerable.Range(0, 120).Select(i => $"arn:aws:iam::{999988887700 + i}:role/service-role/job{i}")];
        ScopedDetection unexpected = Unexpected(
            [.. users, .. roles, "arn:aws:iam::111122223333:user/s", "lambda.amazonaws.com", "222233334444"]);
        string RoleOf(string arn) => SampleRecords.RoleSession
            .Replace("arn:aws:iam::111122223333:role/team/app-role", arn)
            .Replace("\"userName\":\"app-role\"", $"\"userName\":\"{arn.Split('/').Last()}\"");

        Assert.Null(unexpected.EventPatterns.Limitation);
        Assert.InRange(unexpected.EventPatterns.Patterns.Count, 4, 30);
        Assert.All(users.Append("arn:aws:iam::111122223333:user/s"), user => Assert.False(unexpected.IsRaised(ReadBy(user))));
        Assert.All(roles, role => Assert.False(unexpected.IsRaised(SampleRecords.Read(identity: RoleOf(role)))));
        Assert.All(
            ["arn:aws:iam::111122223333:user/somebody-1", "arn:aws:iam::999988887777:user/team/somebody-1",
            "arn:aws:iam::111122223333:user/team/somebody-120", "arn:aws:iam::111122223333:user/somebody", "arn:aws:iam::111122223333:user/z"],
            user => Assert.True(unexpected.IsRaised(ReadBy(user))));
        Assert.All(
            [roles[3] + "x", roles[3].Replace("9999", "1111"), "arn:aws:iam::999988887703:role/job3", "arn:aws:iam::111122223333:role/z"],
            role => Assert.True(unexpected.IsRaised(SampleRecords.Read(identity: RoleOf(role)))));
        Assert.All(
            [SampleRecords.Root, SampleRecords.Service, SampleRecords.ForeignAccount, "{}"],
            identity => Assert.True(unexpected.IsRaised(SampleRecords.Read(identity: identity))));
        Assert.False(unexpected.IsRaised(SampleRecords.Read(identity: Through(SampleRecords.User))));
    }

    [Fact]
    public void Entries_that_may_mean_the_same_caller_are_never_parted()
    {
        string[] roles = [.. Enumerable.Range(0, 30).Select(i => $"arn:aws:iam::111122223333:role/path-{i}/*-{i}")];

        ScopedDetection unexpected = Unexpected([.. roles, "arn:aws:iam::111122223333:role/path-7/x-*"]);

        Assert.All(unexpected.FilterPatterns.TakenBack, pattern =>
            Assert.Equal(pattern.ToString().Contains("path-7/*-7"), pattern.ToString().Contains("path-7/x-*")));
    }

    [Fact]
    public void A_list_that_no_pattern_can_hold_is_a_limitation_with_the_arithmetic()
    {
        string[] overlapping = [.. Enumerable.Range(0, 80).Select(i => $"arn:aws:iam::111122223333:user/*some*body-{i}*")];

        ScopedDetection unexpected = Unexpected(overlapping);

        Assert.Empty(unexpected.FilterPatterns.Counting);
        Assert.Contains("cannot be divided; a metric filter takes 1024", unexpected.FilterPatterns.Limitation);
        Assert.Contains("an EventBridge rule takes 2048", unexpected.EventPatterns.Limitation);
    }

    [Fact]
    public void Without_a_list_nobody_can_be_unexpected() =>
        Assert.Throws<ArgumentException>(() => Unexpected());

    [Theory]
    [InlineData("*", "everybody")]
    [InlineData("**", "everybody")]
    [InlineData("secretsmanager.amazonaws.com", "batch")]
    [InlineData("alice", "ARN")]
    [InlineData("", "ARN")]
    [InlineData("1111", "ARN")]
    [InlineData("arn:aws:iam::111122223333:group/admins", "ARN")]
    [InlineData("arn:aws:iam::111122223333:*", "ARN")]
    [InlineData("arn:aws:iam::*:root", "ARN")]
    [InlineData("arn:aws:s3:::bucket", "ARN")]
    public void What_cannot_be_allowed_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => AllowedPrincipal.Parse(text)).Message);

    private static JsonObject ReadBy(string user) => SampleRecords.Read(identity: SampleRecords.User
        .Replace("arn:aws:iam::111122223333:user/alice", user)
        .Replace("\"userName\":\"alice\"", $"\"userName\":\"{user.Split('/').Last()}\""));

    private static string Through(string identity) => identity.Insert(1, "\"invokedBy\":\"lambda.amazonaws.com\",");

    private static ScopedDetection Unexpected(params string[] allowed) => DetectionCatalog.UnexpectedPrincipal.For(
        new(TestEvents.Secret) { AllowedPrincipals = [.. allowed.Select(AllowedPrincipal.Parse)] });
}
