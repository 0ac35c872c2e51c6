using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// An EventBridge event pattern: a JSON object that mirrors the event, with lists of what each value may be.
/// Immutable; two patterns are equal when their canonical texts are.
/// </summary>
/// <remarks>
/// AWS: "Comparison operators for use in event patterns", and its published matcher, event-ruler. As there, names are
/// joined with dots, so <c>{"a.b":[1]}</c> is <c>{"a":{"b":[1]}}</c>, and of two demands on one path the later counts.
/// </remarks>
public sealed class EventPattern : IEquatable<EventPattern>
{
    /// <summary>The most combinations that AWS lets the alternatives of <c>$or</c> multiply to.</summary>
    public const int MaxCombinations = 1_000;

    internal const string ErrorIntroduction = "Event pattern is not valid. Reason: ";

    private readonly IReadOnlyList<EventPatternNode> _combinations;
    private readonly string _text;

    /// <summary>A pattern that demands the fields of an object.</summary>
    /// <exception cref="PatternException">There are no fields, or too many combinations.</exception>
    public EventPattern(EventPatternFields fields)
    {
        if (fields.IsEmpty)
        {
            throw Error("Empty objects are not allowed");
        }

        Fields = fields;
        _combinations = EventPatternNode.Combine(fields);
        _text = fields.ToString();
    }

    /// <summary>The fields that the pattern demands.</summary>
    public EventPatternFields Fields { get; }

    /// <summary>Whether AWS counts it among the patterns with wildcards, of which a bus takes 30.</summary>
    public bool HasWildcards => _text.IndexOf("\"wildcard\":", StringComparison.Ordinal) >= 0;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="PatternException">
    /// AWS would refuse the text; the message is that of its InvalidEventPatternException.
    /// </exception>
    public static EventPattern Parse(string json) => new(new EventPatternParser(json).Parse());

    /// <summary>Reads a pattern; false where AWS would refuse the text.</summary>
    public static bool TryParse(string json, [NotNullWhen(true)] out EventPattern? pattern)
    {
        try
        {
            pattern = Parse(json);
            return true;
        }
        catch (PatternException)
        {
            pattern = null;
            return false;
        }
    }

    /// <summary>Whether an event matches; text that is no JSON object does not. Never throws.</summary>
    public bool Matches(string json)
    {
        using JsonDocument? document = PatternJson.TryParse(json);
        return document is not null && Matches(document.RootElement);
    }

    /// <summary>Whether an event matches. Never throws.</summary>
    public bool Matches(JsonElement eventObject)
    {
        foreach (EventPatternNode combination in _combinations)
        {
            if (combination.MatchesObject(eventObject))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two patterns differ at most in the order of fields and of alternatives.</summary>
    public bool SemanticallyEquals(EventPattern other) =>
        EventPatternMeaning.Of(_text) == EventPatternMeaning.Of(other._text);

    /// <inheritdoc/>
    public bool Equals(EventPattern? other) => other is not null && other._text == _text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode();

    /// <summary>The pattern as compact JSON; reading it gives an equal pattern.</summary>
    public override string ToString() => _text;

    internal static PatternException Error(string reason, string location = "", int position = -1)
    {
        string message = ErrorIntroduction + reason + location;
        return new(message, reason, position, message);
    }
}
