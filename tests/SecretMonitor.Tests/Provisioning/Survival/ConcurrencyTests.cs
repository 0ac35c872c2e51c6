using SecretMonitor.Aws;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning.Survival;

/// <summary>Several sessions that make and take down monitors at once: the account comes out as if one after another.</summary>
public sealed class ConcurrencyTests : AccountTests
{
    private static readonly MonitorSpec Spec = new() { SecretName = "prod-db", Recipient = [Specs.To("ops@example.com")] };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_people_who_create_the_same_monitor_get_one(bool atOnce)
    {
        MonitorProvisioner one = new(Session, Sink), other = new(await SecondAsync(), Sink);
        var (plan, samePlan) = (await one.PlanAsync(Spec, Token), await other.PlanAsync(Spec, Token));

        var making = one.ApplyAsync(plan, _ => true, Token);
        if (!atOnce)
        {
            await making;
        }

        var same = await other.ApplyAsync(samePlan, _ => true, Token);
        Assert.Equivalent((await making) with { CreatedAt = null }, same with { CreatedAt = null }, strict: true);
        Assert.DoesNotContain((await one.PlanAsync(Spec, Token)).Changes, c => c.Writes);
    }

    [Fact]
    public async Task A_secret_that_somebody_else_made_meanwhile_is_not_taken_over()
    {
        MonitorProvisioner provisioner = new(Session, Sink);
        var plan = await provisioner.PlanAsync(Spec, Token);
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "prod-db", SecretString = "x" }, Token);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => provisioner.ApplyAsync(plan, _ => true, Token));
        Assert.Equal("SecretExists", error.ErrorId);
    }

    [Fact]
    public async Task Two_people_who_remove_the_same_monitor_both_succeed()
    {
        await Session.BuildAsync(Spec, Sink);
        MonitorProvisioner one = new(Session, Sink), other = new(await SecondAsync(), Sink);
        var plan = await one.PlanRemovalAsync("prod-db", new(), Token);
        var samePlan = await other.PlanRemovalAsync("prod-db", new(), Token);
        await Task.WhenAll(
            one.ApplyRemovalAsync(plan, _ => true, Token), other.ApplyRemovalAsync(samePlan, _ => true, Token));
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
    }

    /// <summary>The last monitor is planned to go with the foundation while another one is planned to stand on it.</summary>
    [Theory]
    [InlineData("removed, then made")]
    [InlineData("made, then removed")]
    [InlineData("at once")]
    public async Task The_last_monitor_may_go_while_another_one_comes(string order)
    {
        await Session.BuildAsync(Spec, Sink);
        MonitorProvisioner one = new(Session, Sink), other = new(await SecondAsync(), Sink);
        var removal = await one.PlanRemovalAsync("prod-db", new(), Token);
        MonitorSpec second = new() { SecretName = "second" };
        var creation = await other.PlanAsync(second, Token);

        Func<Task> remove = () => one.ApplyRemovalAsync(removal, _ => true, Token);
        Func<Task> create = () => other.ApplyAsync(creation, _ => true, Token);
        Func<Task>[] steps = order == "made, then removed" ? [create, remove] : [remove, create];
        if (order == "at once")
        {
            await Task.WhenAll(steps.Select(s => Task.Run(s, Token)));
        }
        else
        {
            await steps[0]();
            await steps[1]();
        }

        Assert.DoesNotContain((await other.PlanAsync(second, Token)).Changes, c => c.Writes);
        await Session.RemoveAsync("second", Sink);
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
    }

    // No waiting of theirs takes time of ours.
    private async Task<AwsSession> SecondAsync()
    {
        var second = await Server.OpenAsync(Sink);
        second.WaitAsync = Session.WaitAsync = (time, _) =>
        {
            Server.Step(time);
            return Task.Delay(1, Token);
        };
        return second;
    }
}
