using System.Text.Json;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>A request as it came over the wire.</summary>
internal sealed record SentRequest(IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body, parsed as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The body's form parameters, decoded, without Action and Version.</summary>
    public IReadOnlyDictionary<string, string> Form => Body.Split('&')
        .Select(pair => pair.Split('='))
        .Where(pair => pair[0] is not ("Action" or "Version"))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
}
