using System.Text;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// A property selector of a JSON filter pattern: <c>$.name</c>, <c>$.list[0]</c>, <c>$.list[*]</c>, <c>$.map.*</c>,
/// <c>$.['any key']</c>. A selector with a wildcard holds where any of the selected values does.
/// </summary>
public sealed class Selector
{
    private readonly SelectorStep[] _steps;

    internal Selector(IEnumerable<SelectorStep> steps) => _steps = [.. steps];

    internal bool HasWildcard => _steps.Any(step => step.IsWildcard);

    /// <summary>The selector of a member by the names that lead to it; names need no quoting.</summary>
    public static Selector Of(params string[] names) => new(names.Select(SelectorStep.Member));

    /// <summary>Reads a selector.</summary>
    /// <exception cref="PatternException">The text is no selector.</exception>
    public static Selector Parse(string text)
    {
        PatternScanner scanner = new(text);
        Selector selector = Parse(scanner);
        scanner.TakeEnd();
        return selector;
    }

    /// <summary>The selector of one element of the list that this one selects, counted from zero.</summary>
    public Selector At(int index) => new(_steps.Append(SelectorStep.Element(index)));

    /// <summary>Holds where the value is the text, in which <c>*</c> stands for any run of characters.</summary>
    public Condition EqualTo(string text) => new Comparison(this, ComparisonOperator.Equal, PatternValue.OfText(text));

    /// <summary>Holds where there is a string or number that is not the text; not where the path is absent.</summary>
    public Condition NotEqualTo(string text) =>
        new Comparison(this, ComparisonOperator.NotEqual, PatternValue.OfText(text));

    /// <summary>Holds where the value compares so with the other one.</summary>
    public Condition Compare(ComparisonOperator comparison, PatternValue value) =>
        new Comparison(this, comparison, value);

    /// <summary>Holds where the path leads to JSON null.</summary>
    public Condition IsNull() => new TypeTest(this, TypeTestKind.IsNull);

    /// <summary>Holds where the path leads to JSON true.</summary>
    public Condition IsTrue() => new TypeTest(this, TypeTestKind.IsTrue);

    /// <summary>Holds where the path leads to JSON false.</summary>
    public Condition IsFalse() => new TypeTest(this, TypeTestKind.IsFalse);

    /// <summary>Holds where the path leads nowhere.</summary>
    public Condition NotExists() => new TypeTest(this, TypeTestKind.NotExists);

    /// <summary>The selector as a pattern spells it.</summary>
    public override string ToString()
    {
        StringBuilder text = new("$");
        foreach (SelectorStep step in _steps)
        {
            text.Append(step);
        }

        return text.ToString();
    }

    internal static Selector Parse(PatternScanner scanner)
    {
        scanner.Take("$");
        List<SelectorStep> steps = [];
        while (SelectorStep.TryParse(scanner) is { } step)
        {
            if (step.IsWildcard)
            {
                if (steps.Any(earlier => earlier.IsWildcard))
                {
                    throw PatternScanner.ErrorAt(
                        scanner.Position,
                        "more than one wildcard in a selector",
                        "Your filter pattern has a JSON path selector that exceeds the maximum of 1 wildcard allowed "
                        + "per json selector.");
                }

                scanner.CountWildcardSelector();
            }

            steps.Add(step);
        }

        return steps.Count > 0 ? new(steps) : throw scanner.Error("a selector names a property, as in $.name");
    }

    /// <summary>Whether any value that the selector reaches passes the test.</summary>
    internal bool Any<T>(JsonElement root, T state, Func<JsonElement, T, bool> test) => Any(root, 0, state, test);

    /// <summary>The property that a selector without wildcards reaches.</summary>
    internal bool TryGet(JsonElement root, out JsonElement property)
    {
        property = root;
        foreach (SelectorStep step in _steps)
        {
            if (!step.TryGetChild(property, out property))
            {
                return false;
            }
        }

        return true;
    }

    private bool Any<T>(JsonElement value, int depth, T state, Func<JsonElement, T, bool> test)
    {
        for (; depth < _steps.Length; depth++)
        {
            SelectorStep step = _steps[depth];
            if (step.IsWildcard)
            {
                return step.Children(value).Any(child => Any(child, depth + 1, state, test));
            }

            if (!step.TryGetChild(value, out value))
            {
                return false;
            }
        }

        return test(value, state);
    }
}
