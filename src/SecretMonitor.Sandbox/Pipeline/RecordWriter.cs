using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>Writes the CloudTrail records of a call, members in AWS's order. Used under the world's lock.</summary>
internal static class RecordWriter
{
    private const int LongestText = 1024;
    private const int LargestPart = 100 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record of a call, and those that the service writes on its caller's behalf.</summary>
    public static IEnumerable<TrailRecord> Write(ServiceCall call, string eventName, CallOutcome outcome)
    {
        var isReadOnly = EventKinds.IsReadOnly(call.Service.SigningName, eventName);
        RecordParts parts = new()
        {
            EventSource = call.Service.EventSource,
            EventName = eventName,
            Resources = call.Record.Resources,
            IsReadOnly = isReadOnly,
            IsManagementEvent = !EventKinds.IsDataEvent(call.Service.SigningName, eventName),
            SourceIPAddress = call.SourceIPAddress,
            UserAgent = call.UserAgent,
            ErrorCode = ErrorCodeOf(call.Service, outcome.Fault),
            ErrorMessage = outcome.Fault?.Message,
            RequestParameters = outcome.Fault is { IsAccessDenied: true, IsOfKey: false } ? null : Request(call),
            ResponseElements = outcome.Fault is null ? Response(call, outcome, isReadOnly) : null,
            RequestId = call.RequestId,
        };
        yield return Write(call, parts);
        foreach (var child in call.Record.Children)
        {
            var source = child.EventSource ?? call.Service.EventSource;
            yield return Write(call, new()
            {
                EventSource = source,
                EventName = child.EventName,
                Resources = child.Resources,
                IsReadOnly = EventKinds.IsReadOnly(source.Split('.')[0], child.EventName),
                IsManagementEvent = true,
                SourceIPAddress = call.Service.EventSource,
                UserAgent = call.Service.EventSource,
                ErrorCode = child.ErrorCode,
                ErrorMessage = child.ErrorMessage,
                RequestParameters = child.RequestParameters?.ToJsonString(),
                RequestId = child.RequestIdSuffix is { } suffix
                    ? $"{call.RequestId}:{suffix}"
                    : call.World.Random.Uuid(),
                InvokedBy = call.Service.EventSource,
            });
        }
    }

    private static TrailRecord Write(ServiceCall call, RecordParts parts)
    {
        var eventId = call.World.Random.Uuid();

        // The caller's account has a record of the same call.
        var sharedEventId = call.IsForeign ? call.World.Random.Uuid() : null;
        var now = call.Now;
        var json = Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("eventVersion", "1.11");
            writer.WritePropertyName("userIdentity");
            UserIdentityWriter.Write(writer, call.Caller, call.IsForeign, parts.InvokedBy);
            writer.WriteString("eventTime", now.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.WriteString("eventSource", parts.EventSource);
            writer.WriteString("eventName", parts.EventName);
            writer.WriteString("awsRegion", call.Region);
            writer.WriteString("sourceIPAddress", parts.SourceIPAddress);
            writer.WriteString("userAgent", Cut(parts.UserAgent));
            if (parts.ErrorCode is not null)
            {
                writer.WriteString("errorCode", parts.ErrorCode);
                writer.WriteString("errorMessage", Cut(parts.ErrorMessage ?? ""));
            }

            WritePart(writer, "requestParameters", parts.RequestParameters);
            WritePart(writer, "responseElements", parts.ResponseElements);
            if (parts.InvokedBy is null && call.Record.AdditionalEventData is { } additional)
            {
                writer.WritePropertyName("additionalEventData");
                additional.WriteTo(writer);
            }

            writer.WriteString("requestID", parts.RequestId);
            writer.WriteString("eventID", eventId);
            writer.WriteBoolean("readOnly", parts.IsReadOnly);
            WriteResources(writer, call, parts.Resources);
            writer.WriteString("eventType", "AwsApiCall");
            writer.WriteBoolean("managementEvent", parts.IsManagementEvent);
            writer.WriteString("recipientAccountId", call.AccountId);
            if (sharedEventId is not null)
            {
                writer.WriteString("sharedEventID", sharedEventId);
            }

            writer.WriteString("eventCategory", parts.IsManagementEvent ? "Management" : "Data");
            if (parts.InvokedBy is null)
            {
                writer.WriteStartObject("tlsDetails");
                writer.WriteString("tlsVersion", "TLSv1.3");
                writer.WriteString("cipherSuite", "TLS_AES_128_GCM_SHA256");
                writer.WriteString("clientProvidedHostHeader", call.Host);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });
        return new()
        {
            Json = json,
            Region = call.Region,
            EventId = eventId,
            EventTime = now,
            EventSource = parts.EventSource,
            EventName = parts.EventName,
            IsReadOnly = parts.IsReadOnly,
            IsManagementEvent = parts.IsManagementEvent,
            UserName = call.IsForeign ? null : call.Caller.Kind == CallerKind.Root ? "root" : call.Caller.UserName,
            AccessKeyId = parts.InvokedBy is null && !call.IsForeign ? call.Caller.AccessKeyId : null,
            Resources = parts.Resources,
        };
    }

    /// <summary>CloudTrail spells a refusal in one way, whatever the service says on the wire.</summary>
    private static string? ErrorCodeOf(SandboxService service, ServiceFault? fault) =>
        fault is null ? null
        : fault.IsAccessDenied ? "AccessDenied"
        : service is RawService || service.Model.TargetPrefix is not null ? fault.Code
        : service.QueryCode(fault.Code);

    private static string? Request(ServiceCall call) =>
        call.Record.RequestParameters is { } own ? own.ToJsonString()
        : call is Call { Input.Count: > 0 } modelled
            ? Text(w => RecordValues.Write(w, modelled.Input, modelled.Operation.Input))
        : null;

    private static string? Response(ServiceCall call, CallOutcome outcome, bool isReadOnly) =>
        call.Record.ResponseElements is { } own ? own.ToJsonString()
        : !isReadOnly && call is Call { Operation.Output: { } model } && outcome.Output is { Count: > 0 } output
            ? Text(w => RecordValues.Write(w, output, model))
        : null;

    private static void WritePart(Utf8JsonWriter writer, string name, string? json)
    {
        writer.WritePropertyName(name);
        if (json is null || json.Length > LargestPart)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }

    private static void WriteResources(
        Utf8JsonWriter writer, ServiceCall call, IReadOnlyList<(string Type, string Arn)> resources)
    {
        if (resources.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("resources");
        foreach (var (type, arn) in resources)
        {
            writer.WriteStartObject();
            writer.WriteString("accountId", call.AccountId);
            writer.WriteString("type", type);
            writer.WriteString("ARN", arn);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Plain))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text.Substring(0, LongestText);

    /// <summary>What differs between the record of a call and those of its children.</summary>
    private sealed record RecordParts
    {
        public required string EventSource { get; init; }

        public required string EventName { get; init; }

        public required IReadOnlyList<(string Type, string Arn)> Resources { get; init; }

        public required bool IsReadOnly { get; init; }

        public required bool IsManagementEvent { get; init; }

        public required string SourceIPAddress { get; init; }

        public required string UserAgent { get; init; }

        public required string RequestId { get; init; }

        public string? ErrorCode { get; init; }

        public string? ErrorMessage { get; init; }

        public string? RequestParameters { get; init; }

        public string? ResponseElements { get; init; }

        public string? InvokedBy { get; init; }
    }
}
