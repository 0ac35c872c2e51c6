using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Models;

/// <summary>The type of a value with AWS's constraints on it.</summary>
internal sealed record Shape
{
    public required ShapeKind Kind { get; init; }

    /// <summary>The structure, of a <see cref="ShapeKind.Structure"/>.</summary>
    public StructureModel? Structure { get; init; }

    /// <summary>The type of an element, of a list or a map.</summary>
    public Shape? Element { get; init; }

    /// <summary>Least length, size or value.</summary>
    public double? Minimum { get; init; }

    /// <summary>Greatest length, size or value.</summary>
    public double? Maximum { get; init; }

    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>What the whole value must match: AWS matches from the first to the last character.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The pattern as the model has it, for messages.</summary>
    public string? PatternText { get; init; }

    /// <summary>Whether the value must never be shown: no log, no CloudTrail record.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Query and XML: the elements stand in the parent itself.</summary>
    public bool IsFlat { get; init; }

    /// <summary>Query and XML: the element name of a list's items.</summary>
    public string Item { get; init; } = "member";

    /// <summary>Query and XML: the element name of a map's keys.</summary>
    public string Key { get; init; } = "key";

    /// <summary>Query and XML: the element name of a map's values.</summary>
    public string Value { get; init; } = "value";

    /// <summary>
    /// A timestamp's form where it is not the protocol's own: <c>iso8601</c>, <c>rfc822</c> or <c>unixTimestamp</c>.
    /// </summary>
    public string? Format { get; init; }
}
