using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// The JSON path of a target's InputPath or InputPathsMap: <c>$.detail.userIdentity.arn</c>, <c>$.resources[0]</c>,
/// <c>$.detail.items[*].name</c> (a list), <c>$.detail['any key']</c>.
/// </summary>
/// <remarks>AWS: "Amazon EventBridge input transformation".</remarks>
public sealed class EventPath
{
    private readonly string _text;
    private readonly List<Step> _steps = [];

    private EventPath(string text) => _text = text;

    /// <summary>Reads a path.</summary>
    /// <exception cref="PatternException">The text is no path that AWS takes.</exception>
    public static EventPath Parse(string text)
    {
        EventPath path = new(text);
        int at = text.StartsWith("$", StringComparison.Ordinal) ? 1 : throw Error(text, 0);
        while (at < text.Length)
        {
            path._steps.Add(ParseStep(text, ref at));
        }

        return path;
    }

    /// <summary>What the path selects as compact JSON, or null where it selects nothing. Never throws.</summary>
    public string? Select(JsonElement root)
    {
        IEnumerable<JsonElement> values = [root];
        foreach (Step step in _steps)
        {
            values = values.SelectMany(step.Select);
        }

        List<JsonElement> selected = [.. values];
        return _steps.Any(step => step.IsAll) ? $"[{string.Join(",", selected.Select(PatternJson.Compact))}]"
            : selected.Count > 0 ? PatternJson.Compact(selected[0])
            : null;
    }

    /// <summary>The path as it was read.</summary>
    public override string ToString() => _text;

    private static Step ParseStep(string text, ref int at)
    {
        int start = at++;
        if (text[start] == '.')
        {
            while (at < text.Length && (PatternScanner.IsNameCharacter(text[at]) || text[at] == '/'))
            {
                at++;
            }

            return at > start + 1 ? Step.Member(text.Substring(start + 1, at - start - 1)) : throw Error(text, at);
        }

        if (text[start] != '[')
        {
            throw Error(text, start);
        }

        if (at < text.Length && text[at] is '\'' or '"')
        {
            int close = text.IndexOf(text[at] + "]", at + 1, StringComparison.Ordinal);
            string name = close > 0 ? text.Substring(at + 1, close - at - 1) : throw Error(text, at);
            at = close + 2;
            return Step.Member(name);
        }

        int end = text.IndexOf(']', at);
        string inside = end > 0 ? text.Substring(at, end - at) : throw Error(text, start);
        at = end + 1;
        return inside == "*" ? Step.All
            : int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? Step.Element(index)
            : throw Error(text, start);
    }

    private static PatternException Error(string text, int position) =>
        new($"'{text}' is no path such as $.detail.eventName.", "an invalid path", position);

    private sealed class Step
    {
        private byte[]? _utf8Name;
        private int _index;

        public static Step All { get; } = new() { IsAll = true };

        public bool IsAll { get; private init; }

        public static Step Member(string name) => new() { _utf8Name = Encoding.UTF8.GetBytes(name) };

        public static Step Element(int index) => new() { _index = index };

        public IEnumerable<JsonElement> Select(JsonElement value)
        {
            if (_utf8Name is not null)
            {
                return PatternJson.TryGetMember(value, _utf8Name, out JsonElement member) ? [member] : [];
            }

            return value.ValueKind != JsonValueKind.Array ? []
                : IsAll ? value.EnumerateArray()
                : _index < value.GetArrayLength() ? [value[_index]]
                : [];
        }
    }
}
