using System.Text.RegularExpressions;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>What AWS would refuse in a spec, found before the first call.</summary>
internal static class SpecRules
{
    private static readonly int[] LegalRetention =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    // One of the fifty that AWS allows is ours.
    private const int MostTags = 49;

    private const string LegalTag =
        "keys of 1 to 128 and values of at most 256 letters, digits, spaces and _.:/=+-@; no key aws:... or " + MonitorNames.TagKey;

    // What all of the services take: S3 and IAM take no more.
    private static readonly Regex TagText = new(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z", RegexOptions.CultureInvariant);

    /// <summary>Throws what is wrong first.</summary>
    public static void Check(MonitorSpec spec, AwsSession session)
    {
        Require(
            spec.MonitorName is null || MonitorNames.IsValid(spec.MonitorName), "MonitorName", spec.MonitorName,
            MonitorNames.Legal);
        Require(spec.SecretName is not null || spec.SecretId.Count > 0, "SecretId", null, "at least one secret");
        Require(
            spec.SecretName is null || SecretName.IsValid(spec.SecretName), "SecretName", spec.SecretName,
            SecretName.Rule);
        Require(
            spec.RetentionInDays is null || LegalRetention.Contains(spec.RetentionInDays.Value), "RetentionInDays",
            spec.RetentionInDays, "one of CloudWatch Logs' values: " + string.Join(", ", LegalRetention));
        Require(spec.Threshold is null or > 0, "Threshold", spec.Threshold, "a number above 0");
        Require(
            spec.Period is null || (spec.Period >= 60 && spec.Period % 60 == 0), "Period", spec.Period,
            "a multiple of 60 seconds");
        Require(spec.EvaluationPeriods is null or > 0, "EvaluationPeriods", spec.EvaluationPeriods, "a number above 0");
        Require(spec.DatapointsToAlarm is null or > 0, "DatapointsToAlarm", spec.DatapointsToAlarm, "a number above 0");
        Require(spec.Route is null or { Count: > 0 }, "Route", null, "CloudWatch, EventBridge or both");
        Require(
            spec.KmsKeyId != "alias/aws/sns", "KmsKeyId", spec.KmsKeyId,
            "a key of your own: alarms and rules cannot publish through alias/aws/sns");
        Require(
            !spec.RestoreSecret || (spec.SecretValue is null && !spec.ReplaceSecret), "RestoreSecret", true,
            "neither -SecretValue nor -ReplaceSecret besides it: the secret gets the value back that it had");
        Require(
            !spec.NewTrail || spec.Trail is null, "NewTrail", true, "no -Trail besides it: the trail is SecretMonitor's own");
        foreach (var id in spec.SecretId)
        {
            CheckSecret(id, session);
        }

        foreach (var tag in spec.Tag)
        {
            Require(IsLegal(tag), "Tag", $"{tag.Key}={tag.Value}", LegalTag);
        }

        Require(spec.Tag.Count <= MostTags, "Tag", $"{spec.Tag.Count} tags", $"at most {MostTags}");

        if (spec.TopicArn is { } topic)
        {
            CheckTopic(topic, session);
        }
    }

    private static bool IsLegal(KeyValuePair<string, string> tag) =>
        tag.Key.Length is > 0 and <= 128 && tag.Value.Length <= 256 && TagText.IsMatch(tag.Key + tag.Value)
        && tag.Key != MonitorNames.TagKey && !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    private static void CheckSecret(string id, AwsSession session)
    {
        if (Arn.TryParse(id, out var arn) && arn.Service != "secretsmanager")
        {
            throw ErrorCatalog.WrongArn("SecretId", id, "a secret");
        }

        var secret = WatchedSecrets.Parse(id);
        if (secret.Region is { } region && region != session.Region)
        {
            throw ErrorCatalog.WrongRegion("SecretId", id, session.Region);
        }

        if (secret.AccountId is { } account && account != session.AccountId)
        {
            throw ErrorCatalog.WrongAccount(id, account, session.AccountId);
        }
    }

    private static void CheckTopic(string topic, AwsSession session)
    {
        if (!Arn.TryParse(topic, out var arn) || arn.Service != "sns" || arn.Resource.Contains(":"))
        {
            throw ErrorCatalog.WrongArn("TopicArn", topic, "an SNS topic");
        }

        if (arn.Region != session.Region)
        {
            throw ErrorCatalog.WrongRegion("TopicArn", topic, session.Region);
        }

        Require(
            !topic.EndsWith(".fifo", StringComparison.Ordinal), "TopicArn", topic,
            "a standard topic: alarms cannot publish to FIFO topics");
    }

    private static void Require(bool isLegal, string parameter, object? value, string legal)
    {
        if (!isLegal)
        {
            throw ErrorCatalog.InvalidParameterValue(parameter, value, legal);
        }
    }
}
