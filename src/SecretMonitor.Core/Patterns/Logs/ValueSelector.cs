using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Picks the metric value or dimension out of a matching message.</summary>
public abstract class ValueSelector
{
    private protected ValueSelector()
    {
    }

    /// <summary>The selected text, number or boolean as text; null where there is none.</summary>
    public abstract string? Resolve(string message);

    /// <summary>The same for a message that was parsed before.</summary>
    public abstract string? Resolve(JsonElement message);

    /// <summary>The selected number, be it a JSON number or text; null where there is none: no sample then.</summary>
    public double? ResolveNumber(string message) => ToNumber(Resolve(message));

    /// <summary>The same for a message that was parsed before.</summary>
    public double? ResolveNumber(JsonElement message) => ToNumber(Resolve(message));

    private static double? ToNumber(string? text) =>
        text is not null && PatternValue.TryParseNumber(text, out double number) ? number : null;
}
