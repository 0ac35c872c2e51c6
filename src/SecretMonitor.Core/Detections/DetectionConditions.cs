using SecretMonitor.Secrets;
using static SecretMonitor.Detections.RecordCondition;

namespace SecretMonitor.Detections;

/// <summary>What each detection demands of a record.</summary>
internal static class DetectionConditions
{
    private const string SecretId = "requestParameters.secretId";

    private static RecordCondition Succeeded => IsMissing("errorCode");

    private static RecordCondition Refused => Is("errorCode", "AccessDenied*");

    public static RecordCondition SuccessfulRead(DetectionScope scope) => All(Read(scope), Named(scope), Succeeded);

    public static RecordCondition UnexpectedRead(DetectionScope scope) => scope.AllowedPrincipals.Count == 0
        ? throw new ArgumentException("UnexpectedPrincipal needs a list of allowed principals.")
        : All([
            SuccessfulRead(scope),
            // Who lacks the member (a service has no ARN) is not allowed by it, and "is not" fails where it is missing.
            .. scope.AllowedPrincipals.GroupBy(allowed => allowed.Path, allowed => allowed.Text)
                .Select(path => OneOf(IsMissing(path.Key), IsNot(path.Key, path.Distinct())))]);

    public static RecordCondition RootRead(DetectionScope scope) =>
        All(SuccessfulRead(scope), Is("userIdentity.type", "Root"));

    // A refused call's record may have no parameters. Its message then names the secret as it was asked for.
    public static RecordCondition RefusedRead(DetectionScope scope) => All(
        Read(scope),
        OneOf(
            All(Refused, Named(scope)),
            All(Refused, IsMissing(SecretId), Is("errorMessage", Forms(scope).SelectMany(Refusals)))));

    public static RecordCondition ReadWhilePendingDeletion(DetectionScope scope) => All(
        Read(scope),
        Named(scope),
        Is("errorCode", "InvalidRequestException"),
        Is("errorMessage", "*marked for deletion."));

    public static RecordCondition SecretChange(DetectionScope scope) => All([
        .. Place(scope),
        Call("secretsmanager",
            "PutResourcePolicy", "DeleteResourcePolicy",
            "PutSecretValue", "UpdateSecret", "UpdateSecretVersionStage",
            "RotateSecret", "CancelRotateSecret",
            "ReplicateSecretToRegions", "RemoveRegionsFromReplication", "StopReplicationToReplica",
            "DeleteSecret", "RestoreSecret"),
        Named(scope),
        Succeeded]);

    public static RecordCondition MonitorChange(DetectionScope scope)
    {
        RecordCondition[] attacks = scope.Resources is { } resources ? [.. Attacks(resources)] : [];
        return attacks.Length == 0
            ? throw new ArgumentException("MonitorTampering needs the parts of the monitor to watch.")
            : All([.. Place(scope), OneOf(attacks)]);
    }

    private static IEnumerable<RecordCondition> Attacks(MonitorResources resources)
    {
        if (resources.TrailArn is { } trail)
        {
            // These operations take the trail's name or its ARN.
            string[] names = [trail.Substring(trail.LastIndexOf('/') + 1), trail];
            yield return All(
                Call("cloudtrail", "StopLogging", "DeleteTrail", "UpdateTrail"), Is("requestParameters.name", names));
            yield return All(Call("cloudtrail", "PutEventSelectors"), Is("requestParameters.trailName", names));
        }

        if (resources.LogGroupName is { } group)
        {
            yield return All(Call("logs", "DeleteLogGroup"), Is("requestParameters.logGroupName", group));
        }

        if (resources.FilterNames.Count > 0)
        {
            yield return All(
                Call("logs", "DeleteMetricFilter"), Is("requestParameters.filterName", resources.FilterNames));
        }

        if (resources.AlarmNames.Count > 0)
        {
            yield return All(
                Call("monitoring", "DeleteAlarms", "DisableAlarmActions"),
                Contains("requestParameters.alarmNames", resources.AlarmNames));
        }

        if (resources.RuleNames.Count > 0)
        {
            yield return All(
                Call("events", "DeleteRule", "DisableRule"), Is("requestParameters.name", resources.RuleNames));
            yield return All(Call("events", "RemoveTargets"), Is("requestParameters.rule", resources.RuleNames));
        }

        if (resources.TopicArn is { } topic)
        {
            yield return All(
                Call("sns", "DeleteTopic", "SetTopicAttributes"), Is("requestParameters.topicArn", topic));
            yield return All(Call("sns", "Unsubscribe"), Is("requestParameters.subscriptionArn", $"{topic}:*"));
        }
    }

    // A batch read leaves a GetSecretValue record for each of its secrets: so this is every read, and each once.
    private static RecordCondition Read(DetectionScope scope) =>
        All([.. Place(scope), Call("secretsmanager", "GetSecretValue")]);

    private static RecordCondition Call(string service, params string[] operations) =>
        All(Is("eventSource", $"{service}.amazonaws.com"), Is("eventName", operations));

    private static RecordCondition Named(DetectionScope scope) => Is(SecretId, Forms(scope));

    private static IEnumerable<string> Forms(DetectionScope scope) =>
        scope.Secrets.SelectMany(secret => secret.Forms).Distinct(StringComparer.Ordinal);

    // "… on resource: ID because …", or nothing behind the id. Of an ARN, the beginning is spared: patterns are short.
    private static IEnumerable<string> Refusals(string id)
    {
        string named = Arn.TryParse(id, out Arn? arn) ? $":{arn.Region}:{arn.AccountId}:{arn.Resource}" : $": {id}";
        return named.EndsWith("*", StringComparison.Ordinal) ? [$"*{named}"] : [$"*{named} *", $"*{named}"];
    }

    // A trail may bring records of other regions and accounts, where the same name is another secret; and of an event
    // that concerns two accounts each gets a copy.
    private static IEnumerable<RecordCondition> Place(DetectionScope scope)
    {
        if (scope.Region is { } region)
        {
            yield return Is("awsRegion", region);
        }

        if (scope.AccountId is { } account)
        {
            yield return Is("recipientAccountId", account);
        }
    }
}
