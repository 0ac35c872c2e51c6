using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>One step of a <see cref="Selector"/>: a member, an element, or all of either.</summary>
internal sealed class SelectorStep
{
    private readonly string? _name;
    private readonly byte[]? _utf8Name;
    private readonly int _index;
    private readonly string _text;

    private SelectorStep(string text, string? name = null, int index = -1)
    {
        _text = text;
        _name = name;
        _index = index;
        _utf8Name = name is null ? null : Encoding.UTF8.GetBytes(name);
    }

    public static SelectorStep AnyMember { get; } = new(".*");

    public static SelectorStep AnyElement { get; } = new("[*]");

    public bool IsWildcard => _name is null && _index < 0;

    public static SelectorStep Member(string name) => new(
        name.Length > 0 && name.All(PatternScanner.IsNameCharacter)
            ? "." + name
            : $".['{name.Replace(@"\", @"\\").Replace("'", @"\'")}']",
        name);

    public static SelectorStep Element(int index) =>
        new($"[{index.ToString(CultureInfo.InvariantCulture)}]", index: index);

    /// <summary>Takes one step, or returns null where the selector ends.</summary>
    public static SelectorStep? TryParse(PatternScanner scanner)
    {
        bool dot = scanner.TryTakeHere(".");
        if (scanner.TryTakeHere("["))
        {
            SelectorStep step = ParseBracket(scanner);
            return scanner.TryTakeHere("]") ? step : throw scanner.Error("']' expected");
        }

        if (!dot)
        {
            return null;
        }

        if (scanner.TryTakeHere("*"))
        {
            return AnyMember;
        }

        string name = scanner.TakeWhile(PatternScanner.IsNameCharacter);
        return name.Length > 0 ? Member(name) : throw scanner.Error("a property name expected");
    }

    public bool TryGetChild(JsonElement value, out JsonElement child)
    {
        if (_utf8Name is not null)
        {
            return PatternJson.TryGetMember(value, _utf8Name, out child);
        }

        bool found = value.ValueKind == JsonValueKind.Array && _index < value.GetArrayLength();
        child = found ? value[_index] : default;
        return found;
    }

    public IEnumerable<JsonElement> Children(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Object => value.EnumerateObject().Select(member => member.Value),
        _ => [],
    };

    public override string ToString() => _text;

    private static SelectorStep ParseBracket(PatternScanner scanner)
    {
        if (scanner.Current is '\'' or '"')
        {
            return Member(scanner.TakeQuoted(scanner.Current));
        }

        if (scanner.TryTakeHere("*"))
        {
            return AnyElement;
        }

        string digits = scanner.TakeWhile(c => c is >= '0' and <= '9');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? Element(index)
            : throw scanner.Error("an index, '*' or a quoted name expected");
    }
}
