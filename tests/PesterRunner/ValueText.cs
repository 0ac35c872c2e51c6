using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PesterRunner;

/// <summary>A value as PowerShell would write it down.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null => "$null",
        string text => $"'{text}'",
        bool truth => truth ? "$true" : "$false",
        ScriptBlock script => $"{{{script}}}",
        Type type => $"[{type}]",
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        IDictionary map => $"@{{{string.Join("; ", Entries(map))}}}",
        IEnumerable items => $"@({string.Join(", ", items.Cast<object?>().Select(Of))})",
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };

    private static IEnumerable<string> Entries(IDictionary map) =>
        map.Keys.Cast<object>().Select(key => $"{key}={Of(map[key])}");
}
