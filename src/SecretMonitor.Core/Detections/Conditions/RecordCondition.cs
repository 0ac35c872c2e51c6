using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;

namespace SecretMonitor.Detections;

/// <summary>
/// What a detection demands of a CloudTrail record, in the few words that filter patterns, event patterns and this
/// library have in common. Written once, it is projected to all three.
/// </summary>
internal abstract record RecordCondition
{
    /// <summary>Into how many parts the condition can be split that never hold for the same record.</summary>
    public abstract int Choices { get; }

    /// <summary>The value of the member, or of a list an element, is one of the texts; <c>*</c> is any run.</summary>
    public static RecordCondition Is(string path, params IEnumerable<string> texts) =>
        new TextCondition(path, [.. texts]);

    /// <summary>The member is present, and none of the texts.</summary>
    public static RecordCondition IsNot(string path, params IEnumerable<string> texts) =>
        new OtherTextCondition(path, [.. texts]);

    /// <summary>The member is a list, and one of its elements is one of the texts.</summary>
    public static RecordCondition Contains(string path, params IEnumerable<string> texts) =>
        new ElementCondition(path, [.. texts]);

    /// <summary>The member is absent.</summary>
    public static RecordCondition IsMissing(string path) => new MissingCondition(path);

    /// <summary>All of them hold.</summary>
    public static RecordCondition All(params IEnumerable<RecordCondition> conditions) =>
        new AllConditions([.. conditions.SelectMany(c => c is AllConditions all ? all.Conditions : [c])]);

    /// <summary>One of them holds, and never two for the same record: that is why it may be split.</summary>
    public static RecordCondition OneOf(params IReadOnlyList<RecordCondition> conditions) =>
        conditions.Count == 1 ? conditions[0] : new OneOfConditions(conditions);

    /// <summary>Whether the condition holds for a record.</summary>
    public abstract bool Matches(JsonElement record);

    /// <summary>The condition in the language of CloudWatch Logs.</summary>
    public abstract Condition ToFilter();

    /// <summary>Some of the condition's <see cref="Choices"/>.</summary>
    public abstract RecordCondition Take(int start, int count);

    /// <summary>Changes a record so that the condition holds.</summary>
    public abstract void Fulfil(JsonObject record);

    /// <summary>All fields that it speaks of.</summary>
    public abstract IEnumerable<FieldCondition> Mentioned { get; }

    /// <summary>The fields that it demands, other than within a <see cref="OneOfConditions"/>.</summary>
    public abstract IEnumerable<FieldCondition> Fields { get; }
}
