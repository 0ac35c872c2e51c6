using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Asks for a property's kind or absence: <c>$.errorCode NOT EXISTS</c>, <c>$.readOnly IS TRUE</c>.</summary>
public sealed class TypeTest(Selector selector, TypeTestKind kind) : Condition
{
    /// <summary>The property.</summary>
    public Selector Selector { get; } = selector;

    /// <summary>What is asked.</summary>
    public TypeTestKind Kind { get; } = kind;

    internal override int RegexCount => 0;

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        TypeTestKind.IsNull => $"{Selector} IS NULL",
        TypeTestKind.IsTrue => $"{Selector} IS TRUE",
        TypeTestKind.IsFalse => $"{Selector} IS FALSE",
        _ => $"{Selector} NOT EXISTS",
    };

    internal override bool Matches(in Subject subject) => Kind switch
    {
        TypeTestKind.IsNull => Selector.Any(subject.Root, this, static (property, _) => IsNull(property)),
        TypeTestKind.IsTrue => Selector.Any(subject.Root, this, static (p, _) => p.ValueKind == JsonValueKind.True),
        TypeTestKind.IsFalse => Selector.Any(subject.Root, this, static (p, _) => p.ValueKind == JsonValueKind.False),
        _ => !Selector.Any(subject.Root, this, static (_, _) => true),
    };

    /// <summary>Unlike every other test this one looks into an array: AWS finds a null among the elements.</summary>
    private static bool IsNull(JsonElement property) =>
        property.ValueKind == JsonValueKind.Null
        || (property.ValueKind == JsonValueKind.Array
            && property.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.Null));
}
