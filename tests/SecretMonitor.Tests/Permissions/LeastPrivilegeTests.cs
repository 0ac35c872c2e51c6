using SecretMonitor.Aws.Access;
using SecretMonitor.Aws.Alarms;
using SecretMonitor.Aws.Evidence;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Aws.Subscriptions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Permissions;
using SecretMonitor.Sessions;
using SecretMonitor.Tests.Provisioning;
using SecretMonitor.Tests.Sessions;
using SecretMonitor.Trails;
using Xunit;

namespace SecretMonitor.Tests.Permissions;

/// <summary>Each command, as a principal that holds the policy for it and nothing else.</summary>
public sealed class LeastPrivilegeTests : AccountTests
{
    private const string Queue = "arn:aws:sqs:eu-central-1:123456789012:alerts";

    // AWS asks for them besides the action that makes or passes something; no call of ours is named so.
    private static readonly HashSet<string> Implied =
    [
        "cloudtrail:AddTags", "cloudwatch:TagResource", "events:TagResource", "iam:PassRole", "iam:TagRole",
        "secretsmanager:TagResource", "sns:TagResource",
    ];

    private static readonly MonitorSpec Spec = new()
    {
        SecretName = "prod-db",
        Recipient = [Specs.To("ops@example.com"), Specs.To(Queue)],
    };

    private int _holders;

    [Fact]
    public async Task Commands_need_no_more_and_no_less_than_the_policies_for_them()
    {
        await Session.Sqs.CreateQueueAsync("alerts", Token);
        var scope = MonitorPermissions.ScopeOf(Spec, Session);
        var topic = Session.ArnOf("sns", "SecretMonitor-prod-db");
        await AsAsync(scope, PolicyPurpose.Create, async session =>
        {
            await session.BuildAsync(Spec, Sink);
            await session.BuildAsync(Spec, Sink);
            await DriftAsync();
            await session.BuildAsync(Spec with { RetentionInDays = 30 }, Sink);
            MonitorProvisioner provisioner = new(session, Sink);
            var change = await provisioner.PlanUpdateAsync(
                new() { MonitorName = "prod-db", RemovedRecipient = [Specs.To(Queue)], Detection = ["Access"] }, Token);
            await provisioner.ApplyAsync(change, _ => true, Token);

            await Session.RemoveAsync("prod-db", Sink);
            await LeaveBucketAsync();
            await session.BuildAsync(Spec, Sink);
        });
        await AsAsync(scope, PolicyPurpose.Access, session => ReadSecretAsync(session, [SecretAccessKind.Single, SecretAccessKind.Batch]));
        Server.Step(TimeSpan.FromMinutes(10));
        await AsAsync(scope, PolicyPurpose.Read, LookAsync);
        await AsAsync(scope, PolicyPurpose.Remove, async session =>
        {
            await Session.BuildAsync(new() { SecretName = "second", TopicArn = topic }, Sink);
            await session.RemoveAsync("prod-db", Sink);
            await Session.RemoveAsync("second", Sink);
            await Session.BuildAsync(Spec, Sink);
            await session.RemoveAsync("prod-db", Sink, new() { KeepLogs = true });
            await Session.BuildAsync(Spec, Sink);
            await Session.EventBridge.PutTargetsAsync(
                new() { Rule = "SecretMonitor-prod-db-Access", Targets = [new() { Id = "theirs", Arn = Queue }] }, Token);

            RemovalOptions options = new() { DeleteSecret = true };
            await session.RemoveAsync("prod-db", Sink, options);
            var error = await Assert.ThrowsAsync<SecretMonitorException>(
                () => session.RemoveAsync("prod-db", Sink, options));
            Assert.Equal("MonitorNotFound", error.ErrorId);
        });

        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task A_monitor_on_things_that_were_there_needs_nothing_that_would_make_them()
    {
        await TheirTrail.CreateAsync(Session, withLogs: true);
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "theirs", SecretString = "x" }, Token);
        var topic = (await Session.Sns.CreateTopicAsync(new() { Name = "theirs" }, Token)).TopicArn;
        MonitorSpec spec = new() { SecretId = ["theirs"], TopicArn = topic, Trail = TheirTrail.Name };
        var monitor = await AsAsync(
            MonitorPermissions.ScopeOf(spec, Session), PolicyPurpose.Create, s => s.BuildAsync(spec, Sink));

        var scope = PermissionScope.Of(monitor);
        await AsAsync(scope, PolicyPurpose.Create, s => s.BuildAsync(spec, Sink));
        await AsAsync(scope, PolicyPurpose.Read, LookAsync);
        await AsAsync(scope, PolicyPurpose.Remove, s => s.RemoveAsync("theirs", Sink));
        Assert.DoesNotContain("CreateTrail", PermissionCatalog.PolicyFor(scope, PolicyPurpose.Create).ToString());
    }

    [Fact]
    public async Task A_monitor_over_EventBridge_alone_is_seen_with_no_permission_for_CloudWatch_s_parts()
    {
        var monitor = await Session.BuildAsync(Spec with { Recipient = null, Route = [MonitorRoute.EventBridge] }, Sink);
        var scope = PermissionScope.Of(monitor);
        await AsAsync(scope, PolicyPurpose.Read, LookAsync);
        await AsAsync(scope, PolicyPurpose.Create, s => s.BuildAsync(Spec with { Recipient = null }, Sink), isLeast: false);
        await AsAsync(scope, PolicyPurpose.Remove, s => s.RemoveAsync("prod-db", Sink), isLeast: false);
    }

    // What somebody changed by hand, so that each setting has to be set again.
    private async Task DriftAsync()
    {
        const string Name = "SecretMonitor";
        var trail = (await Session.CloudTrail.DescribeTrailsAsync(new(), Token)).TrailList.Single();
        await Session.CloudTrail.UpdateTrailAsync(new() { Name = Name, EnableLogFileValidation = false }, Token);
        await Session.CloudTrail.PutEventSelectorsAsync(
            new()
            {
                TrailName = Name,
                EventSelectors = [new() { ReadWriteType = "WriteOnly", IncludeManagementEvents = true, DataResources = [] }],
            },
            Token);
        await Session.CloudTrail.StopLoggingAsync(new() { Name = Name }, Token);
        await Session.S3.PutBucketOwnershipControlsAsync(
            new()
            {
                BucketName = trail.S3BucketName,
                OwnershipControls = new() { Rules = [new() { ObjectOwnership = "BucketOwnerPreferred" }] },
            },
            Token);
        await Session.Iam.UpdateAssumeRolePolicyAsync(
            new()
            {
                RoleName = $"SecretMonitor-CloudTrail-{Session.Region}",
                PolicyDocument = """
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
                     "Principal":{"Service":"cloudtrail.amazonaws.com"}}}
                    """,
            },
            Token);
        var topic = Session.ArnOf("sns", "SecretMonitor-prod-db");
        var all = await Session.Sns.ListSubscriptionsByTopicAsync(new() { TopicArn = topic }, Token);
        await Session.Sns.SetSubscriptionAttributesAsync(
            new()
            {
                SubscriptionArn = all.Subscriptions.Single(s => s.Protocol == "sqs").SubscriptionArn,
                AttributeName = "FilterPolicy",
                AttributeValue = """{"x":["y"]}""",
            },
            Token);
        await Session.Sns.SetTopicAttributesAsync(
            new()
            {
                TopicArn = topic,
                AttributeName = "Policy",
                AttributeValue = $$"""
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{Session.AccountId}}"},
                     "Action":"sns:Publish","Resource":"{{topic}}"} }
                    """,
            },
            Token);
    }

    // As a run that was killed does.
    private Task LeaveBucketAsync() => Session.S3.PutBucketAsync(
        new Amazon.S3.Model.PutBucketRequest
        {
            BucketName = $"secretmonitor-{Session.AccountId}-{Session.Region}",
            PutBucketConfiguration = new() { LocationConstraint = Session.Region },
        },
        Token);

    private async Task LookAsync(AwsSession session)
    {
        Assert.Single(await new MonitorReader(session, Sink).FindAsync(new(), Token));
        await new SubscriptionReader(session, Sink).FindAsync(new(), Token);
        AlarmReader alarms = new(session, Sink);
        foreach (var state in await alarms.GetAsync(new(), Token))
        {
            await alarms.ExplainAsync(state, Token);
        }

        PastRecordQuery query = new() { EventSource = ["secretsmanager.amazonaws.com"] };
        await new PastRecords(session).ReadAsync(RecordSource.EventHistory, query, (_, _) => { }, Token);
    }

    private async Task ReadSecretAsync(AwsSession session, IEnumerable<SecretAccessKind> kinds)
    {
        foreach (var kind in kinds)
        {
            SecretAccessRequest request = new() { SecretId = ["prod-db"], As = kind };
            await new SecretAccessor(session, Sink).InvokeAsync(request, read => Assert.True(read.Succeeded), Token);
        }
    }

    private Task AsAsync(PermissionScope scope, PolicyPurpose purpose, Func<AwsSession, Task> command) =>
        AsAsync(scope, purpose, async session =>
        {
            await command(session);
            return true;
        });

    // Holding nothing else shows that the policy is enough; that all of it is used, that it is the least.
    private async Task<T> AsAsync<T>(
        PermissionScope scope, PolicyPurpose purpose, Func<AwsSession, Task<T>> command, bool isLeast = true)
    {
        var policy = PermissionCatalog.PolicyFor(scope, purpose);
        var holder = Server.AddPrincipal($"holder-{purpose}-{++_holders}", policy.ToString());
        RecordingSink calls = new();
        using var session = await Server.OpenAsync(calls, new AccessKeys(holder.AccessKeyId, holder.SecretAccessKey));
        var result = await command(session);
        if (isLeast && scope.AdoptedTrail is null)
        {
            var used = calls.Requests.Select(AwsOperation.ActionOf);
            Assert.Equal([], policy.Statement.SelectMany(s => s.Action!).Except(used).Except(Implied));
        }

        return result;
    }
}
