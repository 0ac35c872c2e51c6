using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// The statements that let a monitor's alarms and rules publish. They are merged by Sid: what a topic's policy says
/// otherwise, its default statement included, stays as it is.
/// </summary>
internal sealed class TopicPolicy(AwsSession session, string monitorName, string topicArn)
{
    private const string Attribute = "Policy";

    private string AlarmsSid => $"{MonitorNames.Prefix}{monitorName}-Alarms";

    private string RulesSid => $"{MonitorNames.Prefix}{monitorName}-Rules";

    private PolicyCondition FromOurAccount => new("StringEquals", "aws:SourceAccount", session.AccountId);

    /// <summary>What lets the monitor's alarms and rules publish.</summary>
    public IReadOnlyList<PolicyStatement> Statements =>
    [
        Allow(AlarmsSid, "cloudwatch.amazonaws.com", session.ArnOf("cloudwatch", $"alarm:{Ours}")),
        Allow(RulesSid, "events.amazonaws.com", session.ArnOf("events", $"rule/{Ours}")),
    ];

    /// <summary>The policy with our statements.</summary>
    public PolicyDocument AddTo(PolicyDocument policy) => Statements.Aggregate(policy, (p, s) => p.WithStatement(s));

    /// <summary>Changes the policy as it is now: other monitors may have changed it since it was planned.</summary>
    public Task ChangeAsync(Func<PolicyDocument, PolicyDocument> change, CancellationToken cancellation) =>
        PolicyTurn.TakeAsync(
            topicArn,
            async () =>
            {
                var found = await session.Sns.GetTopicAttributesAsync(new() { TopicArn = topicArn }, cancellation)
                    .ConfigureAwait(false);
                var policy = change(ReadFrom(found.Attributes) ?? Default);
                await session.Sns.SetTopicAttributesAsync(
                    new() { TopicArn = topicArn, AttributeName = Attribute, AttributeValue = policy.ToString() },
                    cancellation).ConfigureAwait(false);
            },
            cancellation);

    /// <summary>The policy among a topic's attributes; null where there is none.</summary>
    public static PolicyDocument? ReadFrom(IReadOnlyDictionary<string, string> attributes) =>
        attributes.TryGetValue(Attribute, out var text) && text.Length > 0 ? PolicyDocument.Parse(text) : null;

    /// <summary>The policy without our statements.</summary>
    public PolicyDocument RemoveFrom(PolicyDocument policy) =>
        policy.WithoutStatement(AlarmsSid).WithoutStatement(RulesSid);

    /// <summary>
    /// The policy that SNS gives a new topic; a policy set at creation replaces it, so it is said again.
    /// </summary>
    public PolicyDocument Default => new()
    {
        Version = PolicyDocument.FirstVersion,
        Id = "__default_policy_ID",
        Statement =
        [
            new()
            {
                Sid = "__default_statement_ID",
                Principal = [PolicyPrincipal.Aws("*")],
                Action =
                [
                    "SNS:GetTopicAttributes", "SNS:SetTopicAttributes", "SNS:AddPermission", "SNS:RemovePermission",
                    "SNS:DeleteTopic", "SNS:Subscribe", "SNS:ListSubscriptionsByTopic", "SNS:Publish",
                ],
                Resource = [topicArn],
                Condition = [new("StringEquals", "AWS:SourceOwner", session.AccountId)],
            },
        ],
    };

    private string Ours => $"{MonitorNames.Prefix}{monitorName}-*";

    private PolicyStatement Allow(string sid, string service, string source) => new()
    {
        Sid = sid,
        Principal = [PolicyPrincipal.Service(service)],
        Action = ["sns:Publish"],
        Resource = [topicArn],
        Condition = [new("ArnLike", "aws:SourceArn", source), FromOurAccount],
    };
}
