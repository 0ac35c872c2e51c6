using Amazon.EventBridge;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>Many secrets in few filters and rules; what does not fit is refused before anything is written.</summary>
public sealed class QuotaTests : AccountTests
{
    private MonitorProvisioner Provisioner => new(Session, Sink);

    [Fact]
    public async Task Many_secrets_share_filters_and_rules_and_are_read_back()
    {
        var built = await Session.BuildAsync(
            new() { SecretId = await CreateAsync(30), MonitorName = "thirty" }, Sink);

        Assert.Equal(30, built.SecretId.Count);
        Assert.InRange(built.FilterName.Count, 3, 60);
        Assert.InRange(built.RuleName.Count, 3, 24);
        Assert.Equal(3, built.AlarmName.Count);
        Assert.Equivalent(
            built, Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token)), strict: true);
        var again = await Provisioner.PlanAsync(new() { SecretId = built.SecretId, MonitorName = "thirty" }, Token);
        Assert.DoesNotContain(again.Changes, c => c.Writes);
    }

    [Fact]
    public async Task More_filters_than_a_log_group_takes_are_refused_with_the_arithmetic()
    {
        var secrets = await CreateAsync(90);
        Sink.Clear();

        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => Provisioner.PlanAsync(new() { SecretId = secrets, MonitorName = "ninety" }, Token));

        Assert.Equal(("NotEnoughRoom", ErrorKind.LimitsExceeded), (error.ErrorId, error.Kind));
        Assert.Matches(@"needs \d+ metric filters \(Access \d+, Denied \d+, PendingDeletion \d+; 90 secrets\)", error.Message);
        Assert.Contains("has 0 of the 100 that AWS allows", error.Message);
        Assert.Contains("-Route EventBridge", error.RecommendedAction);
        Assert.Empty(Sink.Writes);
    }

    [Fact]
    public async Task Rules_of_others_take_room_too()
    {
        await CreateAsync(1);
        for (var i = 0; i < 298; i++)
        {
            await PutRuleAsync($"theirs-{i}", """{"source":["x"]}""");
        }

        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => Provisioner.PlanAsync(
            new() { SecretId = ["team/secret-0"], Route = [MonitorRoute.EventBridge] }, Token));
        Assert.Contains("needs 3 rules", error.Message);
        Assert.Contains("298 of the 300", error.Message);
        await Provisioner.PlanAsync(new() { SecretId = ["team/secret-0"], Route = [MonitorRoute.CloudWatch] }, Token);
    }

    [Fact]
    public async Task Without_room_for_wildcards_the_plan_says_what_is_not_seen()
    {
        await CreateAsync(1);
        for (var i = 0; i < 30; i++)
        {
            await PutRuleAsync($"theirs-{i}", """{"source":[{"wildcard":"a*b"}]}""");
        }

        var built = await Session.BuildAsync(
            new() { SecretId = ["team/secret-0"], Route = [MonitorRoute.EventBridge] }, Sink);

        Assert.Equal(3, built.RuleName.Count);
        Assert.Contains(Sink.Everything, m => m.Contains("30 on a bus"));
        var rules = await Session.EventBridge.ListRulesAsync(new() { NamePrefix = "SecretMonitor-" }, Token);
        Assert.DoesNotContain(rules.Rules, r => r.EventPattern.Contains("wildcard"));
    }

    [Fact]
    public async Task A_long_name_that_leaves_no_room_for_parts_is_refused()
    {
        var secrets = await CreateAsync(100);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => Provisioner.PlanAsync(
            new()
            {
                SecretId = secrets,
                MonitorName = new string('n', 28),
                AllowedPrincipal = ["111122223333"],
                Route = [MonitorRoute.EventBridge],
            },
            Token));
        Assert.Contains("at most 27 characters", error.Message);
    }

    private async Task<string[]> CreateAsync(int count)
    {
        var names = Enumerable.Range(0, count).Select(i => $"team/secret-{i}").ToArray();
        await Task.WhenAll(names.Select(n => Session.SecretsManager.CreateSecretAsync(
            new() { Name = n, SecretString = "x" }, Token)));
        return names;
    }

    private Task PutRuleAsync(string name, string pattern) => Session.EventBridge.PutRuleAsync(
        new() { Name = name, EventPattern = pattern, State = RuleState.ENABLED }, Token);
}
