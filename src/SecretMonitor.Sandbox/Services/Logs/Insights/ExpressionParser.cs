using System.Globalization;
using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Services.Logs.Insights;

/// <summary>
/// Reads expressions: fields, values, functions, arithmetic, comparisons, <c>like</c>, <c>in</c>, and <c>and or
/// not</c>.
/// </summary>
internal sealed class ExpressionParser(QueryScanner scanner)
{
    private static readonly (string Mark, Func<int, bool> Holds)[] Comparisons =
    [
        ("!=", c => c != 0), ("<=", c => c <= 0), (">=", c => c >= 0),
        ("=", c => c == 0), ("<", c => c < 0), (">", c => c > 0),
    ];

    public Func<QueryRow, object?> Parse()
    {
        var left = And();
        while (scanner.TryWord("or") || scanner.TryTake("||"))
        {
            var (first, second) = (left, And());
            left = row => QueryValue.IsTrue(first(row)) || QueryValue.IsTrue(second(row));
        }

        return left;
    }

    private Func<QueryRow, object?> And()
    {
        var left = Not();
        while (scanner.TryWord("and") || scanner.TryTake("&&"))
        {
            var (first, second) = (left, Not());
            left = row => QueryValue.IsTrue(first(row)) && QueryValue.IsTrue(second(row));
        }

        return left;
    }

    private Func<QueryRow, object?> Not()
    {
        if (!scanner.TryWord("not"))
        {
            return Comparison();
        }

        var inner = Not();
        return row => !QueryValue.IsTrue(inner(row));
    }

    private Func<QueryRow, object?> Comparison()
    {
        var left = Sum();
        var isNegated = scanner.TryWord("not");
        if (scanner.TryWord("like"))
        {
            var matches = Pattern();
            return row => QueryValue.TextOf(left(row)) is { } text && matches(text) != isNegated;
        }

        if (scanner.TryWord("in"))
        {
            var values = List();
            return row => left(row) is { } value
                && values.Exists(v => QueryValue.Compare(v(row), value) == 0) != isNegated;
        }

        if (isNegated)
        {
            throw scanner.Error("'like' or 'in' expected");
        }

        if (scanner.TryTake("=~"))
        {
            var matches = Pattern();
            return row => QueryValue.TextOf(left(row)) is { } text && matches(text);
        }

        foreach (var (mark, holds) in Comparisons)
        {
            if (scanner.TryTake(mark))
            {
                var right = Sum();
                var isUnequal = mark == "!=";
                return row => (left(row), right(row)) is ({ } l, { } r) ? holds(QueryValue.Compare(l, r)) : isUnequal;
            }
        }

        return left;
    }

    private Func<QueryRow, object?> Sum()
    {
        var left = Product();
        while (true)
        {
            var isPlus = scanner.TryTake("+");
            if (!isPlus && !scanner.TryTake("-"))
            {
                return left;
            }

            left = Calculate(left, Product(), isPlus ? (l, r) => l + r : (l, r) => l - r);
        }
    }

    private Func<QueryRow, object?> Product()
    {
        var left = Primary();
        while (true)
        {
            var (isTimes, isRest) = (scanner.TryTake("*"), false);
            if (!isTimes && !(isRest = scanner.TryTake("%")) && !scanner.TryTake("/"))
            {
                return left;
            }

            left = Calculate(left, Primary(), isTimes ? (l, r) => l * r : isRest ? (l, r) => l % r : (l, r) => l / r);
        }
    }

    private static Func<QueryRow, object?> Calculate(
        Func<QueryRow, object?> left, Func<QueryRow, object?> right, Func<double, double, double> operation) =>
        row => QueryValue.NumberOf(left(row)) is { } l && QueryValue.NumberOf(right(row)) is { } r
            ? operation(l, r)
            : null;

    private Func<QueryRow, object?> Primary()
    {
        if (scanner.TryTake("("))
        {
            var inner = Parse();
            scanner.Take(")");
            return inner;
        }

        if (scanner.Quoted() is { } text)
        {
            return _ => text;
        }

        var isNegative = scanner.TryTake("-");
        var word = scanner.Word();
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            object value = isNegative ? -number : number;
            return _ => value;
        }

        if (isNegative)
        {
            throw scanner.Error("a number expected");
        }

        return scanner.TryTake("(") ? Function(word) : row => row[word];
    }

    private Func<QueryRow, object?> Function(string name)
    {
        if (string.Equals(name, "bin", StringComparison.OrdinalIgnoreCase))
        {
            return Bin();
        }

        List<Func<QueryRow, object?>> arguments = [];
        while (!scanner.TryTake(")"))
        {
            if (arguments.Count > 0)
            {
                scanner.Take(",");
            }

            arguments.Add(Parse());
        }

        var function = QueryFunctions.Find(name, arguments.Count) ?? throw scanner.Error($"unknown function {name}");
        return row => function([.. arguments.Select(argument => argument(row))]);
    }

    /// <summary><c>bin(5m)</c>: the time rounded down.</summary>
    private Func<QueryRow, object?> Bin()
    {
        var period = scanner.Word();
        scanner.Take(")");
        var match = Regex.Match(period, "^([0-9]{1,9})(ms|s|m|h|d)$", RegexOptions.CultureInvariant);
        if (!match.Success || !long.TryParse(match.Groups[1].Value, out var count) || count == 0)
        {
            throw scanner.Error("a period such as 5m expected");
        }

        var length = count * match.Groups[2].Value switch
        {
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" => 3_600_000,
            _ => 86_400_000,
        };
        return row => QueryValue.NumberOf(row["@timestamp"]) is { } time
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)time / length * length)
            : null;
    }

    private Func<string, bool> Pattern()
    {
        if (scanner.Regex() is { } pattern)
        {
            var regex = QueryFunctions.Compile(pattern) ?? throw scanner.Error("invalid regular expression");
            return text => QueryFunctions.IsMatch(regex, text);
        }

        var part = scanner.Quoted() ?? throw scanner.Error("a text or a regular expression expected");
        return text => text.IndexOf(part, StringComparison.Ordinal) >= 0;
    }

    private List<Func<QueryRow, object?>> List()
    {
        scanner.Take("[");
        List<Func<QueryRow, object?>> values = [Parse()];
        while (scanner.TryTake(","))
        {
            values.Add(Parse());
        }

        scanner.Take("]");
        return values;
    }
}
