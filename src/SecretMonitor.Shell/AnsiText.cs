using System.Text.RegularExpressions;

namespace SecretMonitor.Shell;

/// <summary>Text with terminal control sequences in it.</summary>
internal static partial class AnsiText
{
    /// <summary>The text without control sequences: the formatter colours table headers even for a file.</summary>
    public static string Strip(string text) => text.Contains('\e') ? Sequence().Replace(text, "") : text;

    public static string Color(string text, ConsoleColor color) => $"\e[{Code(color)}m{text}\e[0m";

    /// <summary>SGR code of a foreground colour: ECMA-48, with aixterm's bright ones.</summary>
    private static int Code(ConsoleColor color) => color switch
    {
        ConsoleColor.Black => 30,
        ConsoleColor.DarkRed => 31,
        ConsoleColor.DarkGreen => 32,
        ConsoleColor.DarkYellow => 33,
        ConsoleColor.DarkBlue => 34,
        ConsoleColor.DarkMagenta => 35,
        ConsoleColor.DarkCyan => 36,
        ConsoleColor.Gray => 37,
        ConsoleColor.DarkGray => 90,
        ConsoleColor.Red => 91,
        ConsoleColor.Green => 92,
        ConsoleColor.Yellow => 93,
        ConsoleColor.Blue => 94,
        ConsoleColor.Magenta => 95,
        ConsoleColor.Cyan => 96,
        _ => 97,
    };

    [GeneratedRegex(@"\e(\[[0-?]*[ -/]*[@-~]|\][^\a\e]*(\a|\e\\))")]
    private static partial Regex Sequence();
}
