using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>Many monitors at once: what they share is read and made once, and one's trouble is not the others'.</summary>
public sealed class FleetTests : AccountTests
{
    private static readonly MonitorRoute[] Events = [MonitorRoute.EventBridge];

    private FleetProvisioner Fleet => new(Session, Sink);

    [Fact]
    public async Task What_monitors_share_is_made_once_and_each_adds_its_own_parts_only()
    {
        var one = await CallsOfAsync(["a0"]);
        var next = await CallsOfAsync([.. Enumerable.Range(1, 10).Select(i => $"a{i}")]);
        var more = await CallsOfAsync([.. Enumerable.Range(11, 20).Select(i => $"a{i}")]);

        Assert.Equal(1, one.Count(c => c == "cloudtrail:CreateTrail"));
        Assert.DoesNotContain("s3:PutBucket", next);

        // A topic, a subscription, three rules with their targets; a secret is described or listed.
        Assert.InRange((more.Count - next.Count) / 10.0, 0, 9);
        Assert.Equal(20, more.Count(c => c == "sns:CreateTopic"));
        Assert.InRange(more.Count(c => c == "events:ListRules"), 1, 2);
        Assert.Equal(1, more.Count(c => c == "cloudtrail:DescribeTrails"));
    }

    [Fact]
    public async Task Many_monitors_are_read_in_a_few_calls_and_told_as_one_by_one()
    {
        await BuildAsync(await CreateAsync("a", 3));
        MonitorReader reader = new(Session, Sink);
        var few = await reader.FindAsync(new(), Token);
        await BuildAsync(await CreateAsync("b", 40));
        Sink.Clear();

        var many = await reader.FindAsync(new(), Token);

        Assert.Equal(43, many.Count);
        Assert.InRange(Sink.Requests.Count, 1, 20);
        Assert.Equivalent(few, many.Take(3), strict: true);
        Assert.All(many, m => Assert.Equal(["ops@example.com"], m.Recipient));
    }

    [Fact]
    public async Task A_fleet_that_is_up_to_date_is_not_written_to()
    {
        var secrets = await CreateAsync("a", 12);
        await BuildAsync(secrets);
        Sink.Clear();

        var again = await BuildAsync(secrets);

        Assert.Equal(12, again.Count(p => p.Monitor is not null));
        Assert.Empty(Sink.Writes);
    }

    [Fact]
    public async Task What_fails_for_one_monitor_is_no_matter_of_the_others()
    {
        var secrets = await CreateAsync("a", 2);
        var built = await Fleet.PlanAsync(
            [.. new[] { secrets[0], "nowhere", "*/db", secrets[1] }.Select(Spec)], Token);

        Assert.Equal(
            [null, "SecretNotFound", "NamePatternNotPossible", null], built.Select(p => p.Failure?.ErrorId));
        var done = await Fleet.ApplyAsync(built, _ => true, Token);
        Assert.Equal(2, done.Count(p => p.Monitor is not null));
    }

    [Fact]
    public async Task A_secret_that_is_named_twice_has_one_monitor()
    {
        await CreateAsync("a", 1);
        var arn = (await Session.SecretsManager.DescribeSecretAsync(new() { SecretId = "a0" }, Token)).ARN;
        Assert.Single(await Fleet.PlanAsync([Spec("a0"), Spec(arn), Spec("a0")], Token));
    }

    [Fact]
    public async Task Whoever_may_not_list_secrets_can_watch_many_all_the_same()
    {
        var secrets = await CreateAsync("a", 25);
        var user = Server.AddPrincipal("builder", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
            {"Effect":"Deny","Action":"secretsmanager:ListSecrets","Resource":"*"}]}
            """);
        using var session = await Server.OpenAsync(Sink, new(user.AccessKeyId, user.SecretAccessKey));
        Assert.All(
            await new FleetProvisioner(session, Sink).PlanAsync([.. secrets.Select(Spec)], Token), p => Assert.Null(p.Failure));
    }

    [Fact]
    public async Task A_fleet_that_is_interrupted_is_completed_by_the_next_run()
    {
        var secrets = await CreateAsync("a", 10);
        using (CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token))
        {
            var plans = await Fleet.PlanAsync([.. secrets.Select(Spec)], Token);
            Sink.Listener = m => { if (m.StartsWith("events:PutRule", StringComparison.Ordinal)) { stop.Cancel(); } };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fleet.ApplyAsync(plans, _ => true, stop.Token));
        }

        Sink.Listener = null;
        Assert.All(await BuildAsync(secrets), p => Assert.Equal(3, p.Monitor!.RuleName.Count));
        Assert.All(await Fleet.PlanAsync([.. secrets.Select(Spec)], Token), p =>
            Assert.DoesNotContain(p.Plan!.Changes, c => c.Writes));
    }

    private static MonitorSpec Spec(string secretId) =>
        new() { SecretId = [secretId], Route = Events, Recipient = [Specs.To("ops@example.com")] };

    private async Task<IReadOnlyList<FleetPlan>> BuildAsync(IEnumerable<string> secrets) => await Fleet.ApplyAsync(
        await Fleet.PlanAsync([.. secrets.Select(Spec)], Token), _ => true, Token);

    private async Task<List<string>> CallsOfAsync(string[] secrets)
    {
        foreach (var name in secrets)
        {
            await Session.SecretsManager.CreateSecretAsync(new() { Name = name, SecretString = "x" }, Token);
        }

        Sink.Clear();
        await BuildAsync(secrets);
        return [.. Sink.Requests];
    }

    private async Task<string[]> CreateAsync(string prefix, int count)
    {
        var names = Enumerable.Range(0, count).Select(i => $"{prefix}{i}").ToArray();
        foreach (var name in names)
        {
            await Session.SecretsManager.CreateSecretAsync(new() { Name = name, SecretString = "x" }, Token);
        }

        return names;
    }
}
