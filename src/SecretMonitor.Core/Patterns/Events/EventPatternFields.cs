using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// The fields that an <see cref="EventPattern"/> demands of one object. Immutable: each call returns a longer one.
/// </summary>
public sealed class EventPatternFields
{
    private readonly Member[] _members;

    private EventPatternFields(Member[] members) => _members = members;

    /// <summary>Demands nothing; where building starts.</summary>
    public static EventPatternFields None { get; } = new([]);

    /// <summary>Whether nothing is demanded.</summary>
    public bool IsEmpty => _members.Length == 0;

    internal IReadOnlyList<Member> Members => _members;

    /// <summary>The field's value, or an element of it, must meet one of the matchers.</summary>
    public EventPatternFields With(string name, params ValueMatcher[] matchers) =>
        matchers.Length == 0
            ? throw new ArgumentException("A field needs something to match.", nameof(matchers))
            : Append(new(name, Matchers: matchers));

    /// <summary>The field must be an object, or an array with an object in it, that meets these fields.</summary>
    public EventPatternFields With(string name, EventPatternFields fields) =>
        fields.IsEmpty
            ? throw new ArgumentException("An object needs fields.", nameof(fields))
            : Append(new(name, Fields: fields));

    /// <summary>At least one of the alternatives must be met: <c>$or</c>.</summary>
    public EventPatternFields WithAnyOf(params EventPatternFields[] alternatives) =>
        alternatives.Length < 2 || alternatives.Any(a => a.IsEmpty)
            ? throw new ArgumentException("$or needs two alternatives that demand something.", nameof(alternatives))
            : Append(new("$or", Alternatives: alternatives));

    /// <summary>The fields as compact JSON.</summary>
    public override string ToString() => PatternJson.Write(WriteTo);

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (Member member in _members)
        {
            writer.WritePropertyName(member.Name);
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private EventPatternFields Append(Member member) => new([.. _members, member]);

    /// <summary>One field: exactly one of the three ways to demand something.</summary>
    internal sealed record Member(
        string Name,
        IReadOnlyList<ValueMatcher>? Matchers = null,
        EventPatternFields? Fields = null,
        IReadOnlyList<EventPatternFields>? Alternatives = null)
    {
        public void WriteTo(Utf8JsonWriter writer)
        {
            if (Fields is not null)
            {
                Fields.WriteTo(writer);
                return;
            }

            writer.WriteStartArray();
            foreach (ValueMatcher matcher in Matchers ?? [])
            {
                matcher.WriteTo(writer);
            }

            foreach (EventPatternFields alternative in Alternatives ?? [])
            {
                alternative.WriteTo(writer);
            }

            writer.WriteEndArray();
        }
    }
}
