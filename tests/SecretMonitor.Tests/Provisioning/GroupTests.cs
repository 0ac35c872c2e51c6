using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>Monitors of many secrets: listed, meant by a pattern, or both.</summary>
public sealed class GroupTests : AccountTests
{
    private MonitorProvisioner Provisioner => new(Session, Sink);

    [Theory]
    [InlineData("prod/*")]
    [InlineData("prod/*/db*")]
    [InlineData("*")]
    public async Task A_pattern_is_watched_without_any_secret_and_read_back(string pattern)
    {
        var built = await Session.BuildAsync(new() { SecretId = [pattern] }, Sink);
        var found = Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token));

        Assert.Equivalent(built, found, strict: true);
        Assert.EndsWith(pattern, Assert.Single(built.SecretId));
        Assert.Empty(built.Adopted);
        var again = await Provisioner.PlanAsync(
            new() { SecretId = built.SecretId, MonitorName = built.MonitorName }, Token);
        Assert.DoesNotContain(again.Changes, c => c.Writes);
    }

    [Theory]
    [InlineData("prod/db", true)]
    [InlineData("prod/*", true)]
    [InlineData("prod/*/x*", true)]
    [InlineData("arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-a1B2c3", true)]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1B2c3", false)]
    [InlineData("test/db", false)]
    public async Task A_monitor_is_found_by_any_secret_that_its_pattern_covers(string secretId, bool isFound)
    {
        await Session.BuildAsync(new() { SecretId = ["prod/*"] }, Sink);
        var found = await new MonitorReader(Session, Sink).FindAsync(new() { SecretId = [secretId] }, Token);
        Assert.Equal(isFound ? 1 : 0, found.Count);
    }

    [Fact]
    public async Task Names_and_patterns_are_one_monitor_and_what_a_pattern_covers_is_said_once()
    {
        await CreateAsync("key", "prod/db");
        var built = await Session.BuildAsync(new() { SecretId = ["key", "prod/*", "prod/app/*", "prod/db"] }, Sink);

        Assert.Equal(["key", "prod/*"], built.SecretId.Select(id => id.Split(':')[^1]).Select(n => n.Split('-')[0]));
        Assert.Single(built.Adopted);
    }

    [Fact]
    public async Task A_pattern_that_meets_another_secrets_suffix_is_warned_of()
    {
        await Provisioner.PlanAsync(new() { SecretId = ["app-*"] }, Token);
        Assert.Contains(Sink.Everything, m => m.Contains("'app'"));
    }

    [Fact]
    public async Task A_pattern_that_no_rule_can_express_is_refused()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => Provisioner.PlanAsync(new() { SecretId = ["*/db"] }, Token));
        Assert.Equal(("NamePatternNotPossible", ErrorKind.InvalidArgument), (error.ErrorId, error.Kind));
    }

    private async Task CreateAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await Session.SecretsManager.CreateSecretAsync(new() { Name = name, SecretString = "x" }, Token);
        }
    }
}
