#nullable enable
using System.Text.Json;
using System.Xml.Linq;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>What an error answer says in its body; null for what it does not.</summary>
internal sealed record ErrorBody(string? Code, string? Message, string? Fault, string? RequestId)
{
    /// <summary>An error in JSON; AWS's services differ in the case of <c>message</c>.</summary>
    /// <exception cref="JsonException">The stream is not JSON.</exception>
    public static ErrorBody Of(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var code = Text(root, "__type") ?? Text(root, "code");
        return new(code, Text(root, "message") ?? Text(root, "Message"), Fault: null, RequestId: null);
    }

    /// <summary>An error in XML: an <c>Error</c>, within the root, within its <c>Errors</c>, or the root.</summary>
    public static ErrorBody Of(XElement xml)
    {
        var error = xml.Child("Error") ?? xml.Child("Errors")?.Child("Error") ?? xml;
        var requestId = xml.Child("RequestId") ?? xml.Child("RequestID") ?? error.Child("RequestId");
        return new(
            error.Child("Code")?.Value, error.Child("Message")?.Value, error.Child("Type")?.Value, requestId?.Value);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
