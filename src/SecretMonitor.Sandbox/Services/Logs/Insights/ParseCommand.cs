using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Services.Logs.Insights;

/// <summary>
/// The command <c>parse</c>: takes fields out of a text by a pattern with asterisks (<c>parse @message "user=*," as
/// user</c>)
/// or by the named groups of a regular expression.
/// </summary>
internal static class ParseCommand
{
    public static Func<IEnumerable<QueryRow>, IEnumerable<QueryRow>> Read(QueryScanner scanner)
    {
        Func<QueryRow, object?> source = row => row["@message"];
        var pattern = scanner.Quoted();
        var regex = pattern is null ? scanner.Regex() : null;
        if (pattern is null && regex is null)
        {
            var field = scanner.Word();
            source = row => row[field];
            pattern = scanner.Quoted();
            regex = pattern is null ? scanner.Regex() ?? throw scanner.Error("a pattern expected") : null;
        }

        var names = scanner.TryWord("as") ? Names(scanner) : [];
        if (pattern is not null && names.Count != pattern.Count(c => c == '*'))
        {
            throw scanner.Error("as many names as asterisks expected");
        }

        var compiled = QueryFunctions.Compile(regex ?? ToRegex(pattern!))
            ?? throw scanner.Error("invalid regular expression");
        if (regex is not null && names.Count == 0)
        {
            names = [.. compiled.GetGroupNames().Where(name => !char.IsDigit(name[0]))];
        }

        return rows => rows.Select(row => Fill(row, source, compiled, names));
    }

    private static QueryRow Fill(QueryRow row, Func<QueryRow, object?> source, Regex regex, List<string> names)
    {
        if (QueryValue.TextOf(source(row)) is { } text && QueryFunctions.IsMatch(regex, text))
        {
            var groups = regex.Match(text).Groups;
            for (var i = 0; i < names.Count; i++)
            {
                row[names[i]] = (groups[names[i]] is { Success: true } named ? named : groups[i + 1]).Value;
            }
        }

        return row;
    }

    /// <summary>Each asterisk takes as little as it can; one at the end takes the rest.</summary>
    private static string ToRegex(string pattern) => Regex.Escape(pattern).Replace("\\*", "(.*?)")
        + (pattern.EndsWith("*", StringComparison.Ordinal) ? "$" : "");

    private static List<string> Names(QueryScanner scanner)
    {
        List<string> names = [scanner.Word()];
        while (scanner.TryTake(","))
        {
            names.Add(scanner.Word());
        }

        return names;
    }
}
