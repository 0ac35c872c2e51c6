using SecretMonitor.Secrets;
using static SecretMonitor.Detections.RecordCondition;

namespace SecretMonitor.Detections;

/// <summary>What each detection demands of a record.</summary>
internal static class DetectionConditions
{
    internal const string RegionPath = "awsRegion";

    private const string InvokedBy = AllowedPrincipal.InvokedBy;
    private const string SecretId = "requestParameters.secretId";
    private const string SecretsManager = "secretsmanager.amazonaws.com";
    private const string SecretIdList = "requestParameters.secretIdList";

    private static RecordCondition Succeeded => IsMissing("errorCode");

    private static RecordCondition Refused => Is("errorCode", "AccessDenied*");

    private static RecordCondition Single => Is("eventName", "GetSecretValue");

    public static RecordCondition SuccessfulRead(DetectionScope scope) => All(Read(scope), Named(scope), Succeeded);

    public static RecordCondition AnyRead(DetectionScope scope) => All(Read(scope), Succeeded);

    public static RecordCondition UnexpectedRead(DetectionScope scope) => scope.AllowedPrincipals.Count == 0
        ? throw new ArgumentException("UnexpectedPrincipal needs a list of allowed principals.")
        : All([SuccessfulRead(scope), .. NoneOf(scope.AllowedPrincipals)]);

    // Who lacks the member (a service has no ARN) is not allowed by it, and "is not" fails where it is missing.
    public static IEnumerable<RecordCondition> NoneOf(IEnumerable<AllowedPrincipal> allowed) => allowed
        .GroupBy(entry => entry.Path, entry => entry.Text)
        .Select(path => OneOf(IsMissing(path.Key), IsNot(path.Key, path.Distinct())));

    // Services call with anybody's session: to tell them apart from the callers, each caller's entry excludes them.
    public static Difference UnexpectedOfAll(DetectionScope scope)
    {
        RecordCondition read = SuccessfulRead(scope);
        string[] services = [.. scope.AllowedPrincipals.Where(a => a.Path == InvokedBy).Select(a => a.Text).Distinct()];
        List<RecordCondition> callers =
        [
            .. AllowListOverlap.Group(scope.AllowedPrincipals.Where(a => a.Path != InvokedBy)).Select(Expected),
        ];
        List<RecordCondition> expected = [];
        if (services.Length > 0)
        {
            expected.Add(Is(InvokedBy, services));
        }

        if (callers.Count > 0)
        {
            expected.Add(services.Length == 0
                ? OneOf(callers)
                : All(OneOf(IsMissing(InvokedBy), IsNot(InvokedBy, services)), OneOf(callers)));
        }

        return new(read, All(read, OneOf(expected)));
    }

    public static RecordCondition RootRead(DetectionScope scope) =>
        All(SuccessfulRead(scope), Is("userIdentity.type", "Root"));

    // A refused call's record may have no parameters. Its message then names the secret as it was asked for.
    // A batch that is refused as a whole leaves no record of its secrets; without a list it may have meant any.
    public static RecordCondition RefusedRead(DetectionScope scope) => All([
        .. Place(scope),
        Is("eventSource", SecretsManager),
        OneOf(
            All(Refused, Single, Named(scope)),
            All(Refused, Single, IsMissing(SecretId), Is("errorMessage", Forms(scope).SelectMany(Refusals))),
            All(
                Refused,
                Is("eventName", "BatchGetSecretValue"),
                OneOf(IsMissing(SecretIdList), Contains(SecretIdList, Forms(scope)))))]);

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

    private static RecordCondition Expected(IReadOnlyList<AllowedPrincipal> entries)
    {
        RecordCondition[] conditions = [.. entries.Select(entry => Is(entry.Path, entry.Text))];
        return conditions.Length == 1 ? conditions[0] : new AnyConditions(conditions);
    }

    // A batch read leaves a GetSecretValue record for each of its secrets: so this is every read, and each once.
    private static RecordCondition Read(DetectionScope scope) =>
        All([.. Place(scope), Call("secretsmanager", "GetSecretValue")]);

    internal static RecordCondition Call(string service, params string[] operations) =>
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
    internal static IEnumerable<RecordCondition> Place(DetectionScope scope)
    {
        if (scope.Region is { } region)
        {
            yield return Is(RegionPath, region);
        }

        if (scope.AccountId is { } account)
        {
            yield return Is("recipientAccountId", account);
        }
    }
}
