using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SecretMonitor.Aws;
using SecretMonitor.Aws.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning.Survival;

/// <summary>
/// Everything in an account and region that a monitor consists of or could touch, one line each, without what differs
/// from run to run: times, random suffixes, states.
/// </summary>
internal static class AccountDump
{
    private static readonly HashSet<string> Passing =
    [
        "ResponseMetadata", "HttpStatusCode", "ContentLength", "NextToken", "CreationTime", "StoredBytes", "RoleId",
        "SubscriptionArn", "StateValue", "StateReason", "StateReasonData", "EvaluationState", "VersionIdsToStages",
        "SecretVersionsToStages", "LogGroupArn", "MetricFilterCount", "Policy.Id", "EffectiveDeliveryPolicy",
        "LatestDeliveryAttemptTime", "LatestNotificationAttemptTime", "LatestDeliveryAttemptSucceeded",
        "LatestNotificationAttemptSucceeded", "TimeLoggingStarted", "TimeLoggingStopped",
        "SubscriptionsConfirmed", "SubscriptionsPending", "SubscriptionsDeleted",
    ];

    private static readonly Regex Random = new("(?<=:secret:[A-Za-z0-9/_+=.@-]+-)[A-Za-z0-9]{6}|http://127.0.0.1:[0-9]+");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<string>> OfAsync(AwsSession s)
    {
        var parts = await Task.WhenAll(
            SecretsAsync(s), TrailsAsync(s), BucketsAsync(s), LogGroupsAsync(s), RolesAsync(s), TopicsAsync(s),
            AlarmsAsync(s), RulesAsync(s), QueuesAsync(s));
        return [.. parts.SelectMany(p => p).Select(line => Random.Replace(line, "*")).Order(StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<string>> SecretsAsync(AwsSession s)
    {
        var all = await s.SecretsManager.ListSecretsAsync(new() { IncludePlannedDeletion = true }, Token);
        return all.SecretList.Or().Select(x => Line("secret", x) + (x.DeletedDate is null ? "" : " deleted"));
    }

    private static async Task<IEnumerable<string>> TrailsAsync(AwsSession s)
    {
        var all = (await s.CloudTrail.DescribeTrailsAsync(new(), Token)).TrailList.Or();
        return await Task.WhenAll(all.Select(async t => Line(
            "trail", t,
            await s.CloudTrail.GetTrailStatusAsync(new() { Name = t.TrailARN }, Token),
            await s.CloudTrail.GetEventSelectorsAsync(new() { TrailName = t.TrailARN }, Token),
            await s.CloudTrail.ListTagsAsync(new() { ResourceIdList = [t.TrailARN] }, Token))));
    }

    private static async Task<IEnumerable<string>> BucketsAsync(AwsSession s)
    {
        var all = (await s.S3.ListBucketsAsync(Token)).Buckets.Or();
        return await Task.WhenAll(all.Select(async b => Line(
            "bucket", b,
            await TryAsync(() => s.S3.GetBucketTaggingAsync(new() { BucketName = b.BucketName }, Token)),
            await TryAsync(() => s.S3.GetBucketPolicyAsync(b.BucketName, Token)),
            await TryAsync(() => s.S3.GetBucketEncryptionAsync(new() { BucketName = b.BucketName }, Token)),
            await TryAsync(() => s.S3.GetBucketVersioningAsync(b.BucketName, Token)),
            await TryAsync(() => s.S3.GetPublicAccessBlockAsync(new() { BucketName = b.BucketName }, Token)),
            await TryAsync(() => s.S3.GetBucketOwnershipControlsAsync(new() { BucketName = b.BucketName }, Token)),
            await TryAsync(() => s.S3.GetLifecycleConfigurationAsync(b.BucketName, Token)))));
    }

    private static async Task<IEnumerable<string>> LogGroupsAsync(AwsSession s)
    {
        var all = (await s.Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups.Or();
        var lines = await Task.WhenAll(all.Select(async g =>
        {
            var filters = await s.Logs.DescribeMetricFiltersAsync(new() { LogGroupName = g.LogGroupName }, Token);
            var tags = await s.Logs.ListTagsForResourceAsync(
                new() { ResourceArn = s.ArnOf("logs", $"log-group:{g.LogGroupName}") }, Token);
            return filters.MetricFilters.Or().Select(f => Line("filter", f)).Append(Line("log group", g, tags));
        }));
        return lines.SelectMany(l => l);
    }

    private static async Task<IEnumerable<string>> RolesAsync(AwsSession s)
    {
        var all = (await s.Iam.ListRolesAsync(new(), Token)).Roles.Or();
        return await Task.WhenAll(all.Select(async r =>
        {
            var policies = await s.Iam.ListRolePoliciesAsync(new() { RoleName = r.RoleName }, Token);
            List<object?> parts = [(await s.Iam.GetRoleAsync(new() { RoleName = r.RoleName }, Token)).Role];
            foreach (var name in policies.PolicyNames.Or())
            {
                parts.Add(await s.Iam.GetRolePolicyAsync(new() { RoleName = r.RoleName, PolicyName = name }, Token));
            }

            return Line("role", [.. parts]);
        }));
    }

    private static async Task<IEnumerable<string>> TopicsAsync(AwsSession s)
    {
        var all = (await s.Sns.ListTopicsAsync(new(), Token)).Topics.Or();
        return await Task.WhenAll(all.Select(async t => Line(
            "topic",
            await s.Sns.GetTopicAttributesAsync(new() { TopicArn = t.TopicArn }, Token),
            await s.Sns.ListSubscriptionsByTopicAsync(new() { TopicArn = t.TopicArn }, Token),
            await s.Sns.ListTagsForResourceAsync(new() { ResourceArn = t.TopicArn }, Token))));
    }

    private static async Task<IEnumerable<string>> AlarmsAsync(AwsSession s)
    {
        var all = (await s.CloudWatch.DescribeAlarmsAsync(new(), Token)).MetricAlarms.Or();
        return await Task.WhenAll(all.Select(async a => Line(
            "alarm", a, await s.CloudWatch.ListTagsForResourceAsync(new() { ResourceARN = a.AlarmArn }, Token))));
    }

    private static async Task<IEnumerable<string>> RulesAsync(AwsSession s)
    {
        var all = (await s.EventBridge.ListRulesAsync(new(), Token)).Rules.Or();
        return await Task.WhenAll(all.Select(async r => Line(
            "rule", r,
            await s.EventBridge.ListTargetsByRuleAsync(new() { Rule = r.Name }, Token),
            await s.EventBridge.ListTagsForResourceAsync(new() { ResourceARN = r.Arn }, Token))));
    }

    private static async Task<IEnumerable<string>> QueuesAsync(AwsSession s)
    {
        var all = (await s.Sqs.ListQueuesAsync("", Token)).QueueUrls.Or();
        return await Task.WhenAll(all.Select(async q => Line(
            "queue", q, (await s.Sqs.GetQueueAttributesAsync(q, ["Policy"], Token)).Attributes)));
    }

    private static async Task<object?> TryAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is Amazon.Runtime.AmazonServiceException)
        {
            return null;
        }
    }

    private static string Line(string kind, params object?[] parts) => $"{kind}: {string.Join("; ", parts.Select(Text))}";

    private static string Text(object? value) => value switch
    {
        null or DateTime or DateTimeOffset => "",

        // What the client takes for a bucket policy where there is none.
        string text => text.StartsWith("<?xml", StringComparison.Ordinal) ? "" : Meaning(Uri.UnescapeDataString(text)),
        IDictionary map => Join(map.Keys.Cast<string>().Where(k => !Passing.Contains(k)).Select(k => (k, Text(map[k])))),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Text).Order(StringComparer.Ordinal)),
        _ when value.GetType().Namespace!.StartsWith("Amazon", StringComparison.Ordinal)
            && value is not Amazon.Runtime.ConstantClass => Join(value.GetType().GetProperties()
                .Where(p => !Passing.Contains(p.Name) && p.GetIndexParameters().Length == 0)
                .Select(p => (p.Name, Text(p.GetValue(value))))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // Policies and patterns, whatever their order.
    private static string Meaning(string text)
    {
        try
        {
            return text.StartsWith('{') ? Meaning(JsonDocument.Parse(text).RootElement) : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Meaning(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Join(json.EnumerateObject().Where(m => m.Name is not ("Version" or "Id"))
            .Select(m => (m.Name, Meaning(m.Value)))),
        JsonValueKind.Array => string.Join(", ", json.EnumerateArray().Select(Meaning).Order(StringComparer.Ordinal)),
        _ => json.ToString(),
    };

    private static string Join(IEnumerable<(string Name, string Value)> members) => "{" + string.Join(" ", members
        .Where(m => m.Value is not ("" or "{}")).OrderBy(m => m.Name, StringComparer.Ordinal)
        .Select(m => $"{m.Name}={m.Value}")) + "}";
}
