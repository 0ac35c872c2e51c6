namespace SecretMonitor.Shell;

/// <summary>What the command line asks for. Names, abbreviations and order follow <c>pwsh</c>.</summary>
internal sealed record ShellArguments
{
    public const string Usage =
        """
        Usage: SecretMonitor.Shell [-NoLogo] [-NonInteractive] [[-File] script.ps1 [arguments] | -Command (text | -)]

          -File            run a script; everything after its name goes to the script
          -Command         run the text; '-' reads it from standard input
          -NonInteractive  a command that has to ask fails instead
          -NoLogo          start without the greeting

        Without -File and -Command it reads commands, from the terminal or from standard input.
        """;

    /// <summary>Path of the script to run.</summary>
    public string? File { get; private init; }

    /// <summary>What follows the script's name, still as text.</summary>
    public IReadOnlyList<string> FileArguments { get; private init; } = [];

    /// <summary>Text to run. Null to read commands.</summary>
    public string? Command { get; private init; }

    public bool NoLogo { get; private init; }

    public bool NonInteractive { get; private init; }

    public bool Help { get; private init; }

    /// <summary>Why the command line makes no sense; null if it does.</summary>
    public string? Error { get; private init; }

    public static ShellArguments Parse(IReadOnlyList<string> arguments)
    {
        ShellArguments result = new();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][1..] : arguments[i];
            string[] rest = [.. arguments.Skip(i + 1)];
            if (!name.StartsWith('-'))
            {
                return result with { File = name, FileArguments = rest };
            }
            if (Means(name, "-File", shortest: 2))
            {
                return rest.Length == 0
                    ? result with { Error = "-File needs the path of a script." }
                    : result with { File = rest[0], FileArguments = rest[1..] };
            }
            if (Means(name, "-Command", shortest: 2))
            {
                return rest switch
                {
                    [] => result with { Error = "-Command needs the text to run." },
                    ["-"] => result with { NoLogo = true },
                    _ => result with { Command = string.Join(' ', rest) },
                };
            }
            result = name switch
            {
                _ when Means(name, "-NoLogo", shortest: 4) => result with { NoLogo = true },
                _ when Means(name, "-NonInteractive", shortest: 4) => result with { NonInteractive = true },
                _ when Means(name, "-NoProfile", shortest: 4) => result,
                _ when name == "-?" || Means(name, "-Help", shortest: 2) => result with { Help = true },
                _ => result with { Error = $"'{arguments[i]}' is no parameter of this shell." },
            };
        }
        return result;
    }

    private static bool Means(string typed, string name, int shortest) =>
        typed.Length >= shortest && name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
