using System.Collections.Concurrent;

namespace SecretMonitor.Aws.Sessions;

/// <summary>
/// AWS's published default rates per account and region, kept on our side, so that a fleet of monitors is built without
/// being throttled. Operations that are not listed are never the bottleneck.
/// </summary>
internal sealed class RateLimits
{
    // What a single monitor needs passes at once; AWS's own buckets allow bursts too.
    private const double Burst = 10;

    private static readonly Dictionary<string, double> PerSecond = new(StringComparer.Ordinal)
    {
        ["cloudtrail:CreateTrail"] = 1,
        ["cloudtrail:UpdateTrail"] = 1,
        ["cloudtrail:DeleteTrail"] = 1,
        ["cloudtrail:StartLogging"] = 1,
        ["cloudtrail:StopLogging"] = 1,
        ["cloudtrail:PutEventSelectors"] = 1,
        ["cloudtrail:AddTags"] = 1,
        ["cloudtrail:ListTags"] = 10,
        ["cloudtrail:LookupEvents"] = 2,
        ["cloudtrail:DescribeTrails"] = 10,
        ["cloudtrail:GetTrailStatus"] = 10,
        ["cloudtrail:GetEventSelectors"] = 10,
        ["logs:PutMetricFilter"] = 5,
        ["logs:TestMetricFilter"] = 5,
        ["logs:DescribeMetricFilters"] = 5,
        ["logs:DeleteMetricFilter"] = 5,
        ["logs:PutRetentionPolicy"] = 5,
        ["logs:FilterLogEvents"] = 5,
        ["logs:DescribeLogGroups"] = 10,
        ["logs:CreateLogGroup"] = 10,
        ["logs:DeleteLogGroup"] = 10,
        ["logs:TagResource"] = 5,
        ["cloudwatch:PutMetricAlarm"] = 3,
        ["cloudwatch:DeleteAlarms"] = 3,
        ["cloudwatch:DescribeAlarms"] = 9,
        ["cloudwatch:ListTagsForResource"] = 10,
        ["cloudwatch:DescribeAlarmHistory"] = 20,
        ["cloudwatch:TagResource"] = 20,
        ["sns:CreateTopic"] = 30,
        ["sns:DeleteTopic"] = 30,
        ["sns:GetTopicAttributes"] = 30,
        ["sns:SetTopicAttributes"] = 30,
        ["sns:ListSubscriptionsByTopic"] = 30,
        ["sns:ListSubscriptions"] = 30,
        ["sns:ListTopics"] = 30,
        ["sns:Subscribe"] = 100,
        ["sns:Unsubscribe"] = 100,
        ["sns:TagResource"] = 10,
        ["secretsmanager:CreateSecret"] = 50,
        ["secretsmanager:DeleteSecret"] = 50,
        ["secretsmanager:BatchGetSecretValue"] = 100,
        ["secretsmanager:ListSecrets"] = 100,
        ["events:PutRule"] = 50,
        ["events:TestEventPattern"] = 50,
        ["events:PutTargets"] = 50,
        ["events:ListRules"] = 50,
        ["events:ListTargetsByRule"] = 50,
        ["events:RemoveTargets"] = 50,
        ["events:DeleteRule"] = 50,
    };

    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Waits until the operation may be called.</summary>
    public Task WaitAsync(string operation, CancellationToken cancellation) =>
        PerSecond.TryGetValue(operation, out var rate)
            ? _buckets.GetOrAdd(operation, _ => new(rate, Math.Max(Burst, rate))).TakeAsync(cancellation)
            : Task.CompletedTask;
}
