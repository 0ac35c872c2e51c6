using System.Text.Json.Nodes;
using SecretMonitor.Aws;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;
using SecretMonitor.Tests.Sandbox;
using Xunit;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>A key of one's own for topic, trail, bucket and log group.</summary>
public sealed class KeyTests : AccountTests
{
    private const string Owner = """
        {"Sid":"Owner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}
        """;

    private static readonly string[] OurSids =
        ["SecretMonitorLogs", "SecretMonitorTopics", "SecretMonitorTrail", "SecretMonitorTrailDescription"];

    private MonitorProvisioner Provisioner => new(Session, Sink);

    [Fact]
    public async Task A_key_that_keeps_services_out_is_refused_before_anything_is_written_with_the_statements()
    {
        var key = NewKey();
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => BuildAsync(new() { SecretName = "prod-db", KmsKeyId = key }));
        Assert.Equal(("KeyAccessMissing", key), (error.ErrorId, error.Target));
        Assert.All(
            new[] { "cloudwatch.", "events.", "cloudtrail.", "logs.eu-central-1." },
            service => Assert.Contains(service, error.Message));
        Assert.Contains("-GrantKeyAccess", error.RecommendedAction);
        Assert.Empty(Sink.Writes);

        var advice = error.RecommendedAction!;
        var added = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":{{advice.Substring(advice.IndexOf('['))}}}""");
        await PutPolicyAsync(key, added.WithStatement(PolicyDocument.Parse($$"""{"Statement":[{{Owner}}]}""").Statement[0]));
        await BuildAsync(new() { SecretName = "prod-db", KmsKeyId = key });
    }

    [Fact]
    public async Task The_key_is_extended_when_asked_to_and_loses_that_with_the_last_monitor()
    {
        var key = NewKey();
        var before = await PolicyAsync(key);
        MonitorSpec spec = new() { SecretName = "prod-db", KmsKeyId = key, GrantKeyAccess = true };
        var plan = await Provisioner.PlanAsync(spec, Token);
        Assert.Equal(ChangeAction.Update, plan.Changes.Single(c => c.Kind == "key").Action);
        await Provisioner.ApplyAsync(plan, _ => true, Token);
        Assert.Equal(OurSids, (await PolicyAsync(key)).Statement.Select(s => s.Sid).Where(s => s != "Owner").Order());
        Assert.DoesNotContain((await Provisioner.PlanAsync(spec with { GrantKeyAccess = false }, Token)).Changes, c => c.Writes);

        await BuildAsync(new() { SecretName = "other", KmsKeyId = key, GrantKeyAccess = true });
        await Session.RemoveAsync("prod-db", Sink);
        Assert.Equal(5, (await PolicyAsync(key)).Statement.Count);
        var removed = await Session.RemoveAsync("other", Sink);
        Assert.Contains(removed, c => c is { Kind: "key", Action: ChangeAction.Update });
        Assert.True((await PolicyAsync(key)).SemanticallyEquals(before));
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task Everything_is_encrypted_and_alerts_arrive()
    {
        var key = NewKey();
        var url = (await Session.Sqs.CreateQueueAsync("alerts", Token)).QueueUrl;
        var monitor = await BuildAsync(new()
        {
            SecretName = "prod-db",
            KmsKeyId = key.Split('/')[1],
            GrantKeyAccess = true,
            Recipient = [Specs.To($"arn:aws:sqs:eu-central-1:{Session.AccountId}:alerts")],
        });
        await Session.SecretsManager.GetSecretValueAsync(new() { SecretId = "prod-db" }, Token);
        Server.Step(TimeSpan.FromMinutes(10));

        var alerts = (await Session.Sqs.ReceiveMessageAsync(
            new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, Token)).Messages;
        Assert.Contains(alerts, m => m.Body.Contains("AlarmName"));
        Assert.Contains(alerts, m => m.Body.Contains("GetSecretValue"));
        Assert.NotEmpty((await Session.S3.ListVersionsAsync(monitor.BucketName, Token)).Versions.Or());
        var trail = (await Session.CloudTrail.DescribeTrailsAsync(new(), Token)).TrailList[0];
        var group = (await Session.Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups[0];
        var topic = await Session.Sns.GetTopicAttributesAsync(new() { TopicArn = monitor.TopicArn }, Token);
        Assert.Equal((key, key, key), (trail.KmsKeyId, group.KmsKeyId, topic.Attributes["KmsMasterKeyId"]));
    }

    [Fact]
    public async Task An_alias_is_understood()
    {
        var key = NewKey();
        Kms("CreateAlias", $$"""{"AliasName":"alias/mine","TargetKeyId":"{{key}}"}""");
        MonitorSpec spec = new() { SecretName = "prod-db", KmsKeyId = "alias/mine", GrantKeyAccess = true };
        await BuildAsync(spec);
        Assert.DoesNotContain((await Provisioner.PlanAsync(spec, Token)).Changes, c => c.Writes);
    }

    [Theory]
    [InlineData("alias/nothing", "no such key")]
    [InlineData("disabled", "Disabled")]
    public async Task A_key_that_cannot_be_used_is_refused(string kind, string problem)
    {
        var key = kind == "disabled" ? NewKey() : kind;
        if (kind == "disabled")
        {
            Kms("DisableKey", $$"""{"KeyId":"{{key}}"}""");
        }

        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => BuildAsync(new() { SecretName = "prod-db", KmsKeyId = key, GrantKeyAccess = true }));
        Assert.Equal(("KeyNotUsable", key), (error.ErrorId, error.Target));
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public async Task A_topic_that_was_there_with_a_key_that_keeps_alarms_out_is_refused_or_its_key_extended()
    {
        var key = NewKey();
        var topic = (await Session.Sns.CreateTopicAsync(
            new() { Name = "theirs", Attributes = new() { ["KmsMasterKeyId"] = key } }, Token)).TopicArn;
        MonitorSpec spec = new() { SecretName = "prod-db", TopicArn = topic };
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(spec));
        Assert.Equal(("KeyAccessMissing", key), (error.ErrorId, error.Target));

        await BuildAsync(spec with { GrantKeyAccess = true });
        Assert.Contains("SecretMonitor-prod-db-Topic", (await PolicyAsync(key)).Statement.Select(s => s.Sid));
        await Session.RemoveAsync("prod-db", Sink);
        Assert.Equal(["Owner"], (await PolicyAsync(key)).Statement.Select(s => s.Sid));
    }

    [Fact]
    public async Task With_KeepLogs_the_log_group_can_still_be_read()
    {
        var key = NewKey();
        await BuildAsync(new() { SecretName = "prod-db", KmsKeyId = key, GrantKeyAccess = true });
        await Session.RemoveAsync("prod-db", Sink, new() { KeepLogs = true });
        Assert.Equal(
            ["Owner", "SecretMonitorLogs"], (await PolicyAsync(key)).Statement.Select(s => s.Sid).Order());
    }

    private Task<Monitor> BuildAsync(MonitorSpec spec) => Session.BuildAsync(spec, Sink);

    private string NewKey() => (string)Kms(
        "CreateKey", $$"""{"Policy":{{JsonValue.Create($$"""{"Version":"2012-10-17","Statement":[{{Owner}}]}""").ToJsonString()}}}""")
        .Json["KeyMetadata"]!["Arn"]!;

    private Answer Kms(string operation, string input)
    {
        using SandboxClient client = new(Server) { Region = "eu-central-1" };
        var answer = client.Json("kms", "TrentService." + operation, input);
        Assert.Equal(200, answer.Status);
        return answer;
    }

    private async Task<PolicyDocument> PolicyAsync(string key) => PolicyDocument.Parse(
        (await Session.Kms.GetKeyPolicyAsync(new() { KeyId = key, PolicyName = "default" }, Token)).Policy);

    private Task PutPolicyAsync(string key, PolicyDocument policy) => Session.Kms.PutKeyPolicyAsync(
        new() { KeyId = key, PolicyName = "default", Policy = policy.ToString() }, Token);
}
