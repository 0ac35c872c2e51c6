using System.Management.Automation.Host;
using System.Security;

namespace SecretMonitor.Shell;

/// <summary>Lines that a person types, or that standard input supplies.</summary>
/// <param name="editor">The line editor of the terminal.</param>
/// <param name="interactive">False: whoever asks is told that nobody can answer.</param>
internal sealed class LineReader(LineEditor editor, bool interactive)
{
    /// <summary>Whether a person sits in front of it.</summary>
    public static bool HasTerminal { get; } = !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>The answer to a question.</summary>
    /// <exception cref="HostException">Standard input has ended, or the shell is not interactive.</exception>
    public string ReadLine(string prompt)
    {
        RequireInteractive(prompt);
        if (!HasTerminal && prompt.Length > 0)
        {
            Console.Out.WriteLine(prompt);
        }
        return Read(prompt, remember: false) ?? throw NoAnswer(prompt, "standard input has no more lines");
    }

    /// <summary>The answer to a question; it is not shown.</summary>
    /// <exception cref="HostException">Standard input has ended, or the shell is not interactive.</exception>
    public SecureString ReadSecret(string prompt)
    {
        RequireInteractive(prompt);
        if (HasTerminal)
        {
            return editor.ReadSecret(prompt);
        }
        SecureString secret = new();
        foreach (var character in ReadLine(prompt))
        {
            secret.AppendChar(character);
        }
        return secret;
    }

    /// <summary>The next line of commands; null at the end. Without a terminal no prompt is shown.</summary>
    public string? ReadCommand(string prompt) => Read(prompt, remember: true);

    private string? Read(string prompt, bool remember) =>
        HasTerminal ? editor.ReadLine(prompt, remember) : Console.In.ReadLine();

    private void RequireInteractive(string prompt)
    {
        if (!interactive)
        {
            throw NoAnswer(prompt, "the shell was started with -NonInteractive");
        }
    }

    private static HostException NoAnswer(string prompt, string reason) =>
        new($"A command asks for input ({(prompt.Length == 0 ? "a line" : prompt.TrimEnd(':', ' '))}), but {reason}.");
}
