using System.Text.RegularExpressions;
using SecretMonitor.Secrets;

namespace SecretMonitor.Trails;

/// <summary>Finds the reads of secrets among CloudTrail records, each access once.</summary>
public static class SecretAccessProjection
{
    private const string SecretsManager = "secretsmanager.amazonaws.com";
    private const string Single = "GetSecretValue";
    private const string Batch = "BatchGetSecretValue";

    // The id ends at the blank before "because …" or "with an explicit deny …", or with the text.
    private static readonly Regex RefusedResource = new(@"on resource: (\S+)", RegexOptions.CultureInvariant);

    /// <summary>The accesses in these records, by time.</summary>
    /// <param name="records">
    /// The records, in any order, with duplicates, with records of anything else. A batch read shows up as one record
    /// of the batch and one of each secret; together they are one access per secret, with the address, agent and key
    /// of the batch, so pass them in one call.
    /// </param>
    /// <param name="source">Where the records came from: <see cref="SecretAccessEvent.Source"/>.</param>
    /// <param name="secrets">The secrets of interest; empty for all.</param>
    public static IReadOnlyList<SecretAccessEvent> Project(
        IEnumerable<CloudTrailRecord> records, string source, IReadOnlyCollection<SecretReference> secrets)
    {
        List<CloudTrailRecord> reads = Distinct(records.Where(IsRead)).ToList();
        ILookup<string, CloudTrailRecord> batches = reads
            .Where(read => read.EventName == Batch && read.RequestId is not null)
            .ToLookup(read => read.RequestId!, StringComparer.Ordinal);
        ILookup<string?, string?> readByBatch = reads
            .Where(read => read.EventName == Single && BatchOf(read) is not null)
            .ToLookup(BatchOf, SecretIdOf, StringComparer.Ordinal);

        return reads
            .SelectMany(read => read.EventName == Single
                ? [Describe(read, SecretIdOf(read), batches[BatchOf(read) ?? ""].FirstOrDefault(), source, secrets)]
                : Unrecorded(read, readByBatch[read.RequestId])
                    .Select(id => Describe(read, id, batch: null, source, secrets)))
            .OfType<SecretAccessEvent>()
            .OrderBy(access => access.EventTime)
            .ToArray();
    }

    /// <summary>How a call ended, by its error code.</summary>
    public static AccessOutcome OutcomeOf(string? errorCode) => errorCode switch
    {
        null => AccessOutcome.Success,
        _ when errorCode.StartsWith("AccessDenied", StringComparison.Ordinal)
            || errorCode.EndsWith("UnauthorizedOperation", StringComparison.Ordinal) => AccessOutcome.Denied,
        _ => AccessOutcome.Failed,
    };

    /// <summary>
    /// The id by which a call asked for a secret. A refused call's record may have no parameters; its message names the
    /// secret then.
    /// </summary>
    internal static string? SecretIdOf(CloudTrailRecord record)
    {
        string? id = record.Json.Text("requestParameters", "secretId");
        return id ?? (record.ErrorMessage is { } message && RefusedResource.Match(message) is { Success: true } refused
            && SecretReference.TryParse(refused.Groups[1].Value, out _) ? refused.Groups[1].Value : null);
    }

    /// <summary>One record as an access, by itself: of any operation, of any secret or none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="source">Where it came from.</param>
    public static SecretAccessEvent Describe(CloudTrailRecord record, string source) =>
        Describe(record, SecretIdOf(record), batch: null, secret: null, source);

    private static bool IsRead(CloudTrailRecord record) =>
        record.EventSource == SecretsManager && record.EventName is Single or Batch;

    // CloudTrail delivers duplicates; and one copy to each account that an event concerns.
    private static IEnumerable<CloudTrailRecord> Distinct(IEnumerable<CloudTrailRecord> records)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return records.Where(record => (record.SharedEventId ?? record.EventId) is not { } id || seen.Add(id));
    }

    /// <summary>The batch that a read was part of: its request id stands before the secret's.</summary>
    internal static string? BatchOf(CloudTrailRecord read) =>
        read.RequestId is { } id && id.IndexOf(':') is > 0 and var end ? id.Substring(0, end) : null;

    /// <summary>
    /// What a batch asked for and no record of its own tells: the listed secrets; or null where the batch names none,
    /// as with filters, or where it was refused as a whole.
    /// </summary>
    private static IEnumerable<string?> Unrecorded(CloudTrailRecord batch, IEnumerable<string?> recorded) =>
        batch.Json.Texts("requestParameters", "secretIdList") is { Count: > 0 } list
            ? list.Distinct(StringComparer.Ordinal).Where(id => !recorded.Any(other => AreSame(id, other)))
            : Enumerable.Repeat<string?>(null, recorded.Any() ? 0 : 1);

    private static bool AreSame(string id, string? other) =>
        id == other || (SecretReference.TryParse(id, out SecretReference? secret) && secret.Matches(other));

    private static SecretAccessEvent? Describe(
        CloudTrailRecord record,
        string? secretId,
        CloudTrailRecord? batch,
        string source,
        IReadOnlyCollection<SecretReference> secrets)
    {
        SecretReference? secret = secrets.FirstOrDefault(known => known.Matches(
            secretId, record.Region, record.Principal.AccountId ?? record.RecipientAccountId));
        return secret is null && secrets.Count > 0 ? null : Describe(record, secretId, batch, secret, source);
    }

    private static SecretAccessEvent Describe(
        CloudTrailRecord record, string? secretId, CloudTrailRecord? batch, SecretReference? secret, string source)
    {
        string? userAgent = (batch ?? record).UserAgent;
        return new()
        {
            EventTime = record.EventTime,
            SecretId = secret?.Arn ?? secretId,
            SecretName = (secret is { IsPattern: true } ? null : secret?.LikelyName)
                ?? (SecretReference.TryParse(secretId, out SecretReference? named) ? named.LikelyName : null),
            EventName = record.EventName ?? "",
            Outcome = OutcomeOf(record.ErrorCode),
            ErrorCode = record.ErrorCode,
            Principal = record.Principal.ToString(),
            PrincipalType = record.Principal.Type,
            AccessKeyId = (batch ?? record).Principal.AccessKeyId,
            SourceIPAddress = (batch ?? record).SourceIPAddress,
            UserAgent = userAgent,
            InvokedBy = record.Principal.InvokedBy,
            ProbeId = ProbeMarker.Find(userAgent),
            Region = record.Region,
            AccountId = record.RecipientAccountId,
            EventId = record.EventId ?? "",
            RequestId = record.RequestId,
            Source = source,
            Record = record.ToString(),
        };
    }
}
