using System.Management.Automation;
using System.Management.Automation.Language;

namespace SecretMonitor.Shell;

/// <summary>Reads commands and runs them, until the input ends or a command asks to leave.</summary>
internal sealed class CommandLoop(ShellSession session, LineReader input)
{
    private const string Continuation = ">> ";

    /// <summary>How the last command ended.</summary>
    public RunResult LastResult { get; private set; }

    public void Run(Func<bool> isOver)
    {
        while (!isOver())
        {
            try
            {
                if (ReadCommand() is not { } text)
                {
                    return;
                }
                if (!string.IsNullOrWhiteSpace(text))
                {
                    LastResult = session.RunText(text);
                }
            }
            catch (PipelineStoppedException)
            {
                // Ctrl+C while typing: a new prompt.
            }
        }
    }

    /// <summary>As many lines as one complete command takes; null at the end of the input.</summary>
    private string? ReadCommand()
    {
        var text = input.ReadCommand(LineReader.HasTerminal ? session.Prompt : "");
        while (text is not null && IsIncomplete(text) && input.ReadCommand(Continuation) is { } line)
        {
            text += Environment.NewLine + line;
        }
        return text;
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return errors.Any(error => error.IncompleteInput);
    }
}
