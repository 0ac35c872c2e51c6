using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>One trail for all regions; rules where the secrets, and their replicas, are read.</summary>
public sealed class RegionTests : AccountTests
{
    [Fact]
    public async Task Replicas_are_known_and_watched_in_their_region_by_rules_on_the_one_trail()
    {
        await Session.SecretsManager.CreateSecretAsync(
            new() { Name = "prod/db", SecretString = "x", AddReplicaRegions = [new() { Region = "eu-west-1" }] }, Token);
        MonitorSpec spec = new() { SecretId = ["prod/db"], AllRegions = true };
        FleetProvisioner fleet = new(Session, Sink);
        var home = Assert.Single(await fleet.ApplyAsync(await fleet.PlanAsync([spec], Token), _ => true, Token));
        Assert.Equal("eu-west-1", Assert.Single(home.Replicas).Key);
        Assert.Equal(["prod/db"], home.Replicas["eu-west-1"]);

        using var session = await AwsSession.OpenAsync(Server.Options() with { Region = "eu-west-1" }, Sink, Token);
        var replica = await session.BuildAsync(spec with { MonitorName = home.Monitor!.MonitorName }, Sink);

        Assert.Equal([MonitorRoute.EventBridge], replica.Route);
        Assert.Equal(home.Monitor.TrailARN, replica.TrailARN);
        Assert.Equal([home.Monitor.SecretId[0].Replace("eu-central-1", "eu-west-1")], replica.SecretId);
        Assert.Contains(Sink.Warnings, w => w.Contains("EventBridge alone"));
    }

    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task Every_arn_of_another_partition_is_of_that_partition(string region, string partition)
    {
        using var server = SandboxServer.Start(new() { Speed = 0, Region = region });
        using var session = await AwsSession.OpenAsync(server.Options() with { Region = region }, Sink, Token);
        var built = await session.BuildAsync(new() { SecretName = "prod/db" }, Sink);

        Assert.All([built.TopicArn!, built.TrailARN!, .. built.SecretId], arn => Assert.StartsWith($"arn:{partition}:", arn));
        var rules = await session.EventBridge.ListRulesAsync(new(), Token);
        Assert.All(rules.Rules, r => Assert.DoesNotContain("arn:aws:", r.EventPattern));
        var topic = await session.Sns.GetTopicAttributesAsync(new() { TopicArn = built.TopicArn }, Token);
        Assert.DoesNotContain("arn:aws:", topic.Attributes["Policy"]);
        Assert.Equivalent(
            built, Assert.Single(await new MonitorReader(session, Sink).FindAsync(new(), Token)), strict: true);
    }
}
