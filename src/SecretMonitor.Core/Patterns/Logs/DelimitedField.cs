namespace SecretMonitor.Patterns;

/// <summary>One field of a <see cref="DelimitedPattern"/>: a name, perhaps with conditions, or <c>...</c>.</summary>
public sealed class DelimitedField
{
    private DelimitedField(string? name, Condition? condition)
    {
        Name = name;
        Condition = condition;
    }

    /// <summary><c>...</c>, any number of fields.</summary>
    public static DelimitedField Ellipsis { get; } = new(name: null, condition: null);

    /// <summary>The name, or null for <see cref="Ellipsis"/>.</summary>
    public string? Name { get; }

    /// <summary>What the field must meet, made of <see cref="FieldComparison"/>; null where anything will do.</summary>
    public Condition? Condition { get; }

    /// <summary>A field that may hold anything.</summary>
    public static DelimitedField Any(string name) => new(name, condition: null);

    /// <summary>A field that must meet a condition made of comparisons of that field.</summary>
    public static DelimitedField Where(string name, Condition condition) => new(name, condition);

    /// <summary>The field as a pattern spells it.</summary>
    public override string ToString() => Condition?.ToString() ?? Name ?? "...";

    internal static DelimitedField Parse(PatternScanner scanner)
    {
        if (scanner.TryTake("..."))
        {
            return Ellipsis;
        }

        // Conditions repeat the name, so the name is read, and read again with them.
        int start = scanner.Position;
        bool grouped = scanner.Current == '(';
        while (scanner.TryTake("("))
        {
        }

        string name = scanner.TakeWhile(PatternScanner.IsNameCharacter);
        if (name.Length == 0)
        {
            throw scanner.Error("the name of a field expected");
        }

        if (!grouped && scanner.Peek() is ',' or ']')
        {
            return Any(name);
        }

        scanner.ReturnTo(start);
        return Where(name, new ConditionParser(scanner, name).Parse());
    }
}
