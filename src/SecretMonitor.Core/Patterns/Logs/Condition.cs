using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// What a filter pattern demands of a message: a <see cref="Comparison"/>, a <see cref="TypeTest"/>, a
/// <see cref="FieldComparison"/>, or several of them joined. Its text has no more parentheses than its meaning needs.
/// </summary>
public abstract class Condition
{
    private protected Condition()
    {
    }

    /// <summary>Holds where all hold.</summary>
    public static Condition All(params Condition[] conditions) =>
        conditions.Length == 1 ? conditions[0] : new AndCondition(conditions);

    /// <summary>Holds where at least one holds.</summary>
    public static Condition Any(params Condition[] conditions) =>
        conditions.Length == 1 ? conditions[0] : new OrCondition(conditions);

    /// <summary>Holds where both hold.</summary>
    public static Condition operator &(Condition left, Condition right) => All(left, right);

    /// <summary>Holds where one of both holds.</summary>
    public static Condition operator |(Condition left, Condition right) => Any(left, right);

    /// <summary>How many regular expressions the condition holds.</summary>
    internal abstract int RegexCount { get; }

    internal abstract bool Matches(in Subject subject);

    /// <summary>What a condition is asked about: the root of a JSON message, or one field of a delimited one.</summary>
    internal readonly struct Subject
    {
        public Subject(JsonElement root) => Root = root;

        public Subject(string field) => Field = field;

        public JsonElement Root { get; }

        public string? Field { get; }
    }
}
