using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// A pattern for messages of fields separated by blanks: <c>[ip, user, ..., status = 4*, bytes]</c>. Text in quotes or
/// brackets is one field, and the last named field takes what is left of a longer message.
/// </summary>
public sealed class DelimitedPattern : FilterPattern
{
    private readonly int _ellipsis;

    /// <summary>A pattern of these fields, at most one of them <see cref="DelimitedField.Ellipsis"/>.</summary>
    public DelimitedPattern(IEnumerable<DelimitedField> fields)
    {
        Fields = [.. fields];
        _ellipsis = Fields.ToList().IndexOf(DelimitedField.Ellipsis);
    }

    /// <summary>The fields, in their order.</summary>
    public IReadOnlyList<DelimitedField> Fields { get; }

    /// <inheritdoc/>
    public override int RegexCount => Fields.Sum(f => f.Condition?.RegexCount ?? 0);

    /// <inheritdoc/>
    public override bool Matches(string message) => Match(message) is not null;

    /// <inheritdoc/>
    public override bool Matches(JsonElement message) => Matches(message.GetRawText());

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> ExtractValues(string message)
    {
        // Not ToDictionary: a field can be called 2, and so like the unnamed one at that place.
        Dictionary<string, string> extracted = [];
        foreach ((string name, string text) in Match(message) ?? [])
        {
            extracted[name] = text;
        }

        return extracted;
    }

    /// <inheritdoc/>
    public override ValueSelector ParseSelector(string text) =>
        text.Length > 1 && text[0] == '$' && text.Skip(1).All(PatternScanner.IsNameCharacter)
            ? new FieldValueSelector(this, text)
            : throw PatternScanner.ErrorAt(0, "a field is selected as $name or $1");

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Fields)}]";

    internal static DelimitedPattern Parse(PatternScanner scanner)
    {
        scanner.Take("[");
        List<DelimitedField> fields = [];
        bool more = !scanner.TryTake("]");
        while (more)
        {
            DelimitedField field = DelimitedField.Parse(scanner);
            if (field != DelimitedField.Unnamed && fields.Any(earlier => earlier.Spelling == field.Spelling))
            {
                throw PatternScanner.ErrorAt(
                    scanner.Position,
                    $"the field '{field.Spelling}' stands twice",
                    $"Duplicate field '{field.Spelling}'");
            }

            fields.Add(field);
            more = scanner.TryTake(",");
            if (!more)
            {
                scanner.Take("]");
            }
        }

        scanner.TakeEnd();
        return new(fields);
    }

    /// <summary>The fields of the message under their names, or null where it does not match.</summary>
    internal IReadOnlyList<(string Name, string Text)>? Match(string message)
    {
        List<MessageField> texts = MessageField.Split(message);
        bool open = _ellipsis >= 0;
        if (texts.Count == 0 || texts.Count < Fields.Count - (open ? 1 : 0))
        {
            return null;
        }

        if (!open && Fields.Count > 0 && texts.Count > Fields.Count)
        {
            texts[Fields.Count - 1] = texts[Fields.Count - 1].ToEndOf(message);
            texts.RemoveRange(Fields.Count, texts.Count - Fields.Count);
        }

        int skipped = texts.Count - Fields.Count;
        var values = texts.Select((text, i) => (Name: $"${i + 1}", text.Text)).ToList();
        for (int i = 0; i < Fields.Count; i++)
        {
            if (i == _ellipsis)
            {
                continue;
            }

            int at = open && i > _ellipsis ? i + skipped : i;
            if (Fields[i].Condition?.Matches(new(values[at].Text)) == false)
            {
                return null;
            }

            values[at] = (Fields[i].Name is { } name ? "$" + name : values[at].Name, values[at].Text);
        }

        return values;
    }
}
