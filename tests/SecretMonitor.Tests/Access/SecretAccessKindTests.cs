using SecretMonitor.Aws.Access;
using SecretMonitor.Aws.Alarms;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.Provisioning;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using SecretMonitor.Trails;
using Xunit;

namespace SecretMonitor.Tests.Access;

/// <summary>What attackers do, played by probes, fires the detections for it and is told apart afterwards.</summary>
public sealed class SecretAccessKindTests : AccountTests
{
    private const string Name = "prod-db";
    private const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Session.BuildAsync(new() { SecretName = Name, Detection = ["Access", "Denied", "BulkRead", "RootRead"] }, Sink);
        Sink.Clear();
    }

    [Theory]
    [InlineData(SecretAccessKind.Single, "Access RootRead", 1)]
    [InlineData(SecretAccessKind.Batch, "Access RootRead", 1)]
    [InlineData(SecretAccessKind.Burst, "Access BulkRead RootRead", 20)]
    [InlineData(SecretAccessKind.Console, "Access RootRead", 1)]
    [InlineData(SecretAccessKind.Denied, "Denied", 1)]
    public async Task Each_way_of_reading_fires_its_detections_and_carries_the_mark(
        SecretAccessKind kind, string detections, int reads)
    {
        var accesses = await ReadAsync(Session, kind);
        Assert.Equal(reads, accesses.Count);
        Assert.All(accesses, a => Assert.Equal(kind != SecretAccessKind.Denied, a.Succeeded));

        for (var i = 0; i < 8; i++)
        {
            Server.Step(TimeSpan.FromMinutes(1));
        }

        AlarmReader reader = new(Session, Sink);
        var raised = (await reader.GetAsync(new(), Token)).Where(a => a.StateValue == "ALARM").ToList();
        Assert.Equal(detections, string.Join(" ", raised.Select(a => a.Detection)));
        var explained = (await reader.ExplainAsync(raised[0], Token)).Access;
        Assert.Equal(reads, explained.Count);
        Assert.All(explained, a => Assert.Equal("probe-1", a.ProbeId));
    }

    [Fact]
    public async Task A_burst_lists_the_secrets_first()
    {
        await ReadAsync(Session, SecretAccessKind.Burst);

        Assert.Equal("secretsmanager:ListSecrets", Sink.Requests[0]);
        Assert.Equal(20, Sink.Requests.Count(r => r == "secretsmanager:GetSecretValue"));
    }

    [Fact]
    public async Task The_console_is_played_with_a_browsers_user_agent_and_its_calls()
    {
        await ReadAsync(Session, SecretAccessKind.Console);
        Server.Step(TimeSpan.FromMinutes(10));

        Assert.Equal(
            ["DescribeSecret", "GetResourcePolicy", "ListSecretVersionIds", "GetSecretValue"],
            Sink.Requests.Take(4).Select(r => r.Split(':')[1]));
        var read = await RecordAsync("GetSecretValue");
        Assert.StartsWith("Mozilla/5.0", read.UserAgent);
        Assert.DoesNotContain("aws-sdk", read.UserAgent);
    }

    [Fact]
    public async Task A_user_is_refused_as_a_federatedSession_of_theirs_and_a_role_as_anotherSession()
    {
        var alice = Server.AddPrincipal("alice", AllowAll);
        using var user = await Server.OpenAsync(Sink, new(alice.AccessKeyId, alice.SecretAccessKey));
        await ReadAsync(user, SecretAccessKind.Denied);
        Server.Step(TimeSpan.FromMinutes(10));
        var record = await RecordAsync("GetSecretValue");
        Assert.Equal(("FederatedUser", "AccessDenied"), (record.Principal.Type, record.ErrorCode));

        await Session.Iam.CreateRoleAsync(
            new()
            {
                RoleName = "reader",
                Path = "/team/",
                AssumeRolePolicyDocument = AllowAll.Replace("\"Action\":\"*\",\"Resource\":\"*\"",
                    $"\"Action\":\"sts:AssumeRole\",\"Principal\":{{\"AWS\":\"{Session.AccountId}\"}}"),
            },
            Token);
        await Session.Iam.PutRolePolicyAsync(
            new() { RoleName = "reader", PolicyName = "all", PolicyDocument = AllowAll }, Token);
        var keys = (await user.Sts.AssumeRoleAsync(
            new() { RoleArn = $"arn:aws:iam::{Session.AccountId}:role/team/reader", RoleSessionName = "work" },
            Token)).Credentials;
        using var role = await Server.OpenAsync(Sink, new(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken));
        var refused = Assert.Single(await ReadAsync(role, SecretAccessKind.Denied));
        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        Assert.True(Assert.Single(await ReadAsync(role, SecretAccessKind.Single)).Succeeded);
    }

    [Fact]
    public async Task Who_gets_noSession_to_be_refused_with_is_told_what_it_takes()
    {
        var eve = Server.AddPrincipal("eve", policyJson: null);
        using var theirs = await Server.OpenAsync(Sink, new(eve.AccessKeyId, eve.SecretAccessKey));

        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => ReadAsync(theirs, SecretAccessKind.Denied));

        Assert.Equal("DenialNotPossible", error.ErrorId);
        Assert.Contains("sts:GetFederationToken", error.RecommendedAction);
    }

    private async Task<CloudTrailRecord> RecordAsync(string eventName)
    {
        var history = await Session.CloudTrail.LookupEventsAsync(
            new() { LookupAttributes = [new() { AttributeKey = "EventName", AttributeValue = eventName }] }, Token);
        return CloudTrailRecord.Parse(history.Events[0].CloudTrailEvent);
    }

    private async Task<IReadOnlyList<SecretAccess>> ReadAsync(AwsSession session, SecretAccessKind kind)
    {
        List<SecretAccess> accesses = [];
        await new SecretAccessor(session, Sink).InvokeAsync(
            new() { SecretId = [Name], As = kind, ProbeId = "probe-1" }, accesses.Add, Token);
        return accesses;
    }
}
