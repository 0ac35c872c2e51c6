using SecretMonitor.Aws;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>An account that has a trail already: a second copy of management events would be billed.</summary>
public sealed class AdoptionTests : AccountTests
{
    private const string Bucket = "their-trail-bucket";

    [Fact]
    public async Task A_trail_with_a_log_group_is_adopted_and_left_as_it_was()
    {
        var trail = await CreateTrailAsync("theirs", withLogs: true);
        var monitor = await BuildAsync(new());
        Assert.Equal((trail, "their-logs", Bucket), (monitor.TrailARN, monitor.LogGroupName, monitor.BucketName));
        Assert.Contains(trail, monitor.Adopted);
        var found = Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token));
        Assert.Equivalent(monitor, found, strict: true);

        Sink.Clear();
        await Session.RemoveAsync(monitor.MonitorName, Sink);
        Assert.DoesNotContain(Sink.Writes, w => w.Split(':')[0] is "cloudtrail" or "s3");
        Assert.Equal(["their-logs", "theirs"], (await Left.AsideFromSecretsAsync(Session)).Order());
    }

    [Fact]
    public async Task A_trail_without_a_log_group_serves_the_EventBridge_route()
    {
        var trail = await CreateTrailAsync("theirs", withLogs: false);
        var monitor = await BuildAsync(new() { Route = [MonitorRoute.EventBridge] });
        Assert.Equal(trail, monitor.TrailARN);
        Assert.Null(monitor.LogGroupName);
    }

    [Fact]
    public async Task A_trail_without_a_log_group_refuses_the_CloudWatch_route_and_names_the_ways_out()
    {
        await CreateTrailAsync("theirs", withLogs: false);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new()));
        Assert.Equal("TrailWithoutLogGroup", error.ErrorId);
        Assert.Contains("-Route EventBridge", error.RecommendedAction);
        Assert.Contains("-Trail SecretMonitor", error.RecommendedAction);
    }

    [Fact]
    public async Task The_name_of_our_own_trail_asks_for_our_own_whatever_else_there_is()
    {
        await CreateTrailAsync("theirs", withLogs: false);
        var monitor = await BuildAsync(new() { Trail = "SecretMonitor" });
        Assert.EndsWith(":trail/SecretMonitor", monitor.TrailARN);
        Assert.Empty(monitor.Adopted);
    }

    [Theory]
    [InlineData("stopped")]
    [InlineData("write-only")]
    public async Task A_trail_that_does_not_record_reads_is_not_adopted(string flaw)
    {
        var trail = await CreateTrailAsync("theirs", withLogs: true);
        if (flaw == "stopped")
        {
            await Session.CloudTrail.StopLoggingAsync(new() { Name = trail }, Token);
        }
        else
        {
            await Session.CloudTrail.PutEventSelectorsAsync(
                new()
                {
                    TrailName = trail,
                    EventSelectors =
                        [new() { ReadWriteType = "WriteOnly", IncludeManagementEvents = true, DataResources = [] }],
                },
                Token);
        }

        Assert.EndsWith(":trail/SecretMonitor", (await BuildAsync(new())).TrailARN);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => BuildAsync(new() { SecretName = "other", Trail = "theirs" }));
        Assert.Equal("TrailNotUsable", error.ErrorId);
    }

    [Fact]
    public async Task A_trail_that_does_not_exist_cannot_be_named()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new() { Trail = "nowhere" }));
        Assert.Equal(("TrailNotFound", "nowhere"), (error.ErrorId, error.Target));
    }

    private Task<Monitor> BuildAsync(MonitorSpec spec) =>
        Session.BuildAsync(spec.SecretName is null ? spec with { SecretName = "prod-db" } : spec, Sink);

    private async Task<string> CreateTrailAsync(string name, bool withLogs)
    {
        var arn = Session.ArnOf("cloudtrail", $"trail/{name}");
        await Session.S3.PutBucketAsync(
            new Amazon.S3.Model.PutBucketRequest
            {
                BucketName = Bucket,
                PutBucketConfiguration = new() { LocationConstraint = Session.Region },
            },
            Token);
        var policy = PolicyDocument.Of(new PolicyStatement
        {
            Principal = [PolicyPrincipal.Service("cloudtrail.amazonaws.com")],
            Action = ["s3:GetBucketAcl", "s3:PutObject"],
            Resource = [$"arn:aws:s3:::{Bucket}", $"arn:aws:s3:::{Bucket}/*"],
        });
        await Session.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = policy.ToString() }, Token);
        if (withLogs)
        {
            await Session.Logs.CreateLogGroupAsync(new() { LogGroupName = "their-logs" }, Token);
            await CreateRoleAsync();
        }

        await Session.CloudTrail.CreateTrailAsync(
            new()
            {
                Name = name,
                S3BucketName = Bucket,
                CloudWatchLogsLogGroupArn = withLogs ? Session.ArnOf("logs", "log-group:their-logs:*") : null,
                CloudWatchLogsRoleArn = withLogs ? $"arn:aws:iam::{Session.AccountId}:role/their-role" : null,
            },
            Token);
        await Session.CloudTrail.StartLoggingAsync(new() { Name = name }, Token);
        return arn;
    }

    private async Task CreateRoleAsync()
    {
        var trust = PolicyDocument.Of(new PolicyStatement
        {
            Principal = [PolicyPrincipal.Service("cloudtrail.amazonaws.com")],
            Action = ["sts:AssumeRole"],
        });
        var permission = PolicyDocument.Of(new PolicyStatement
        {
            Action = ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource = ["*"],
        });
        await Session.Iam.CreateRoleAsync(
            new() { RoleName = "their-role", AssumeRolePolicyDocument = trust.ToString() }, Token);
        await Session.Iam.PutRolePolicyAsync(
            new() { RoleName = "their-role", PolicyName = "p", PolicyDocument = permission.ToString() }, Token);
    }
}
