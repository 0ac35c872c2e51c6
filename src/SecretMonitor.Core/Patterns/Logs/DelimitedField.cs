namespace SecretMonitor.Patterns;

/// <summary>
/// One field of a <see cref="DelimitedPattern"/>: a name, perhaps with conditions, or nothing, or <c>...</c>.
/// </summary>
public sealed class DelimitedField
{
    private DelimitedField(string spelling, string? name = null, Condition? condition = null)
    {
        Spelling = spelling;
        Name = name;
        Condition = condition;
    }

    /// <summary><c>...</c>, any number of fields.</summary>
    public static DelimitedField Ellipsis { get; } = new("...");

    /// <summary>One field without a name.</summary>
    public static DelimitedField Unnamed { get; } = new("");

    /// <summary>The name, or null for <see cref="Ellipsis"/> and <see cref="Unnamed"/>.</summary>
    public string? Name { get; }

    /// <summary>What the field must meet, made of <see cref="FieldComparison"/>; null where anything will do.</summary>
    public Condition? Condition { get; }

    /// <summary>The name as a pattern spells it, also where there is none.</summary>
    internal string Spelling { get; }

    /// <summary>A field that may hold anything.</summary>
    public static DelimitedField Any(string name) => new(name, name);

    /// <summary>A field that must meet a condition made of comparisons of that field.</summary>
    public static DelimitedField Where(string name, Condition condition) => new(name, name, condition);

    /// <summary>The field as a pattern spells it.</summary>
    public override string ToString() => Condition?.ToString() ?? Spelling;

    internal static DelimitedField Parse(PatternScanner scanner)
    {
        if (scanner.TryTake("..."))
        {
            return Ellipsis;
        }

        if (scanner.Peek() is ',' or ']')
        {
            return Unnamed;
        }

        // Conditions repeat the name, so the name is read, and read again with them.
        int start = scanner.Position;
        bool grouped = scanner.TakeWhile(c => c == '(' || PatternScanner.IsBlank(c)).Length > 0;
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
