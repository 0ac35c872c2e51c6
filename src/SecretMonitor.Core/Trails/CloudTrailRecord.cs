using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace SecretMonitor.Trails;

/// <summary>
/// One CloudTrail record, read from its JSON as members are asked for. Records differ by event version and caller: a
/// member that is missing, null or of another type is null here, and nothing throws.
/// </summary>
public sealed class CloudTrailRecord
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("null").RootElement;

    private Principal? _principal;

    private CloudTrailRecord(JsonElement json) => Json = json;

    /// <summary>The record itself.</summary>
    public JsonElement Json { get; }

    /// <summary>When the call was made, in UTC and whole seconds; the minimum where the record does not say.</summary>
    public DateTimeOffset EventTime => DateTimeOffset.TryParse(
        Json.Text("eventTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        ? time.ToUniversalTime()
        : DateTimeOffset.MinValue;

    /// <summary>The service, such as <c>secretsmanager.amazonaws.com</c>.</summary>
    public string? EventSource => Json.Text("eventSource");

    /// <summary>The operation, such as <c>GetSecretValue</c>.</summary>
    public string? EventName => Json.Text("eventName");

    /// <summary><c>AwsApiCall</c>, <c>AwsServiceEvent</c> …</summary>
    public string? EventType => Json.Text("eventType");

    /// <summary>The region of the call.</summary>
    public string? Region => Json.Text("awsRegion");

    /// <summary>The caller's address, or the host of the service that called.</summary>
    public string? SourceIPAddress => Json.Text("sourceIPAddress");

    /// <summary>The caller's user agent, or the host of the service that called.</summary>
    public string? UserAgent => Json.Text("userAgent");

    /// <summary>The error, such as <c>AccessDenied</c>; null where the call succeeded.</summary>
    public string? ErrorCode => Json.Text("errorCode");

    /// <summary>The error's text.</summary>
    public string? ErrorMessage => Json.Text("errorMessage");

    /// <summary>The request's id; a secret read by a batch has <c>BATCH-REQUEST-ID:SECRET-ID</c>.</summary>
    public string? RequestId => Json.Text("requestID");

    /// <summary>The event's id: the same in every copy that one account receives.</summary>
    public string? EventId => Json.Text("eventID");

    /// <summary>The id that the copies of several accounts share; null for an event of one account.</summary>
    public string? SharedEventId => Json.Text("sharedEventID");

    /// <summary>The account that received this copy.</summary>
    public string? RecipientAccountId => Json.Text("recipientAccountId");

    /// <summary>Who made the call.</summary>
    public Principal Principal => _principal ??= new(Json.Member("userIdentity") ?? Nothing);

    /// <summary>Reads one record.</summary>
    /// <exception cref="FormatException">The text is not a JSON object.</exception>
    public static CloudTrailRecord Parse(string json) => TryParse(json, out CloudTrailRecord? record)
        ? record
        : throw new FormatException("The text is not a CloudTrail record: it is not a JSON object.");

    /// <summary>Reads one record; false if the text is not a JSON object.</summary>
    public static bool TryParse(string json, [NotNullWhen(true)] out CloudTrailRecord? record)
    {
        record = null;
        try
        {
            // Not disposed: the document lives as long as the record.
            JsonElement root = JsonDocument.Parse(json).RootElement;
            record = root.ValueKind == JsonValueKind.Object ? new(root) : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Not JSON, or not even Unicode.
        }

        return record is not null;
    }

    /// <summary>A record inside a larger document, such as a file's <c>Records</c>; null unless an object.</summary>
    public static CloudTrailRecord? From(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? new(json.Clone()) : null;

    /// <summary>The record's JSON text, as it was read.</summary>
    public override string ToString() => Json.GetRawText();
}
