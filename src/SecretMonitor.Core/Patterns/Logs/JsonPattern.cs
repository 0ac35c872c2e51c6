using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// A pattern for messages that are one JSON object: <c>{ $.eventName = "GetSecretValue" }</c>. It matches no other
/// message.
/// </summary>
public sealed class JsonPattern(Condition condition) : FilterPattern
{
    /// <summary>What the object must meet.</summary>
    public Condition Condition { get; } = condition;

    /// <inheritdoc/>
    public override int RegexCount => Condition.RegexCount;

    /// <inheritdoc/>
    public override bool Matches(string message)
    {
        using JsonDocument? document = PatternJson.TryParse(message);
        return document is not null && Matches(document.RootElement);
    }

    /// <inheritdoc/>
    public override bool Matches(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && Condition.Matches(new(message));

    /// <inheritdoc/>
    public override ValueSelector ParseSelector(string text)
    {
        Selector selector = Selector.Parse(text);
        return selector.HasWildcard
            ? throw PatternScanner.ErrorAt(0, "a metric value needs the selector of a single property")
            : new JsonValueSelector(selector);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{ {Condition} }}";

    internal static JsonPattern Parse(PatternScanner scanner)
    {
        scanner.Take("{");
        Condition condition = new ConditionParser(scanner).Parse();
        scanner.Take("}");
        scanner.TakeEnd();
        return new(condition);
    }
}
