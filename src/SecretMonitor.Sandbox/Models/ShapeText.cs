using System.Globalization;
using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Models;

/// <summary>The type of a member in a model's text, read from left to right.</summary>
internal sealed class ShapeText(string text)
{
    private int _at;

    /// <summary>The member's name on the wire, where the text gives one.</summary>
    public string? Wire { get; private set; }

    public Shape ReadShape(Func<string, StructureModel> structureOf)
    {
        var shape = ReadType(structureOf);
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
            shape = ReadConstraint(shape);
        }

        return shape;
    }

    private Shape ReadType(Func<string, StructureModel> structureOf)
    {
        if (text[_at] is '[' or '{')
        {
            var kind = text[_at++] == '[' ? ShapeKind.List : ShapeKind.Map;
            var element = ReadShape(structureOf);
            _at++;
            return new() { Kind = kind, Element = element };
        }

        var name = ReadWhile(c => char.IsLetterOrDigit(c) || c == '_');
        return char.IsLower(name[0])
            ? new() { Kind = (ShapeKind)Enum.Parse(typeof(ShapeKind), name, ignoreCase: true) }
            : new() { Kind = ShapeKind.Structure, Structure = structureOf(name) };
    }

    private Shape ReadConstraint(Shape shape)
    {
        var word = ReadWhile(c => c is not (' ' or '=' or ']' or '}'));
        if (word.IndexOf("..", StringComparison.Ordinal) is var dots and >= 0)
        {
            return shape with { Minimum = Bound(word.Substring(0, dots)), Maximum = Bound(word.Substring(dots + 2)) };
        }

        if (word is "sensitive" or "flat")
        {
            return word == "flat" ? shape with { IsFlat = true } : shape with { IsSensitive = true };
        }

        _at++;
        if (word == "pattern")
        {
            var pattern = ReadPattern();
            return shape with { PatternText = pattern, Pattern = WholeMatch(pattern) };
        }

        var value = ReadWhile(c => c is not (' ' or ']' or '}'));
        switch (word)
        {
            case "enum": return shape with { Enum = value.Split('|') };
            case "item": return shape with { Item = value };
            case "key": return shape with { Key = value };
            case "value": return shape with { Value = value };
            case "format": return shape with { Format = value };
            case "wire":
                Wire = value;
                return shape;
            default: throw new FormatException($"'{word}' is no constraint: {text}");
        }
    }

    /// <summary>
    /// A pattern stands between slashes and ends at a slash that a blank, a bracket or the end follows.
    /// </summary>
    private string ReadPattern()
    {
        var start = ++_at;
        while (text[_at] != '/' || (_at + 1 < text.Length && text[_at + 1] is not (' ' or ']' or '}')))
        {
            _at++;
        }

        return text.Substring(start, _at++ - start);
    }

    private static Regex WholeMatch(string pattern) =>
        new($@"^(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

    private string ReadWhile(Func<char, bool> isPart)
    {
        var start = _at;
        while (_at < text.Length && isPart(text[_at]))
        {
            _at++;
        }

        return text.Substring(start, _at - start);
    }

    private static double? Bound(string number) =>
        number.Length == 0 ? null : double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
}
