using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;
using SecretMonitor.Tests.Sessions;

namespace SecretMonitor.Tests.Provisioning.Survival;

/// <summary>A command in an account with things of others.</summary>
/// <param name="Before">What was done before.</param>
/// <param name="Command">The command.</param>
internal sealed record Scenario(
    Func<AwsSession, Task> Before, Func<AwsSession, IOperationSink, CancellationToken, Task> Command)
{
    private const string Account = "123456789012";

    private static readonly MonitorSpec First = new()
    {
        SecretName = "prod-db",
        Recipient = [Specs.To("ops@example.com"), Specs.To($"arn:aws:sqs:{SandboxSessions.Region}:{Account}:alerts")],
        Tag = new Dictionary<string, string> { ["team"] = "blue" },
    };

    private static readonly MonitorSpec Adopting = new()
    {
        SecretId = ["theirs"],
        TopicArn = $"arn:aws:sns:{SandboxSessions.Region}:{Account}:theirs",
    };

    public static Scenario Create { get; } = new(TheirsAsync, Build(First));

    /// <summary>Other readers, recipients, thresholds and retention.</summary>
    public static Scenario Update { get; } = new(BuiltAsync, Build(First with
    {
        AllowedPrincipal = [$"arn:aws:iam::{Account}:role/app"],
        Recipient = [Specs.To("more@example.com")],
        RetentionInDays = 30,
        Threshold = 3,
    }));

    /// <summary>One route and one detection fewer.</summary>
    public static Scenario Narrow { get; } = new(BuiltAsync, Build(First with
    {
        Route = [MonitorRoute.CloudWatch],
        Detection = ["Access", "Denied"],
    }));

    public static Scenario Remove { get; } = new(BuiltAsync, Take("prod-db"));

    /// <summary>A monitor on a secret, a topic and a trail that were there.</summary>
    public static Scenario Adopt { get; } = new(TheirTrailAsync, Build(Adopting));

    public static Scenario RemoveAdopting { get; } = new(
        async session =>
        {
            await TheirTrailAsync(session);
            await session.BuildAsync(Adopting, new RecordingSink());
        },
        Take("theirs"));

    /// <summary>The command that takes down what this one builds.</summary>
    public Scenario Undone => this with { Command = Take(this == Adopt ? "theirs" : "prod-db") };

    private static async Task BuiltAsync(AwsSession session)
    {
        await TheirsAsync(session);
        await session.BuildAsync(First, new RecordingSink());
    }

    private static async Task TheirTrailAsync(AwsSession session)
    {
        await TheirsAsync(session);
        await TheirTrail.CreateAsync(session, withLogs: true);
    }

    /// <summary>Somebody else's things, of each kind that a monitor touches.</summary>
    public static async Task TheirsAsync(AwsSession session)
    {
        await session.SecretsManager.CreateSecretAsync(new() { Name = "theirs", SecretString = "x" });
        await session.Sqs.CreateQueueAsync("alerts");
        await session.Sns.CreateTopicAsync(new() { Name = "theirs" });
        await session.S3.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest
        {
            BucketName = "their-files",
            PutBucketConfiguration = new() { LocationConstraint = session.Region },
        });
        await session.Logs.CreateLogGroupAsync(new() { LogGroupName = "theirs" });
        await session.EventBridge.PutRuleAsync(new() { Name = "theirs", EventPattern = """{"source":["x"]}""" });
        await session.CloudWatch.PutMetricAlarmAsync(new()
        {
            AlarmName = "theirs",
            Namespace = "theirs",
            MetricName = "theirs",
            Statistic = "Sum",
            Period = 60,
            EvaluationPeriods = 1,
            Threshold = 1,
            ComparisonOperator = "GreaterThanThreshold",
        });
    }

    private static Func<AwsSession, IOperationSink, CancellationToken, Task> Build(MonitorSpec spec) =>
        async (session, sink, cancellation) =>
        {
            MonitorProvisioner provisioner = new(session, sink);
            var plan = await provisioner.PlanAsync(spec, cancellation);
            await provisioner.ApplyAsync(plan, _ => true, cancellation);
        };

    // Taking down what is not there is told as an error, and as such it is right.
    private static Func<AwsSession, IOperationSink, CancellationToken, Task> Take(string monitor) =>
        async (session, sink, cancellation) =>
        {
            MonitorProvisioner provisioner = new(session, sink);
            try
            {
                RemovalOptions options = new() { DeleteSecret = monitor != "theirs", NoRecovery = monitor != "theirs" };
                var plan = await provisioner.PlanRemovalAsync(monitor, options, cancellation);
                await provisioner.ApplyRemovalAsync(plan, _ => true, cancellation);
            }
            catch (SecretMonitorException e) when (e.ErrorId == "MonitorNotFound")
            {
                // Compared by what is left.
            }
        };
}
