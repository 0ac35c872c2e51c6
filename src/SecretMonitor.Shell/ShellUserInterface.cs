using System.Management.Automation;
using System.Management.Automation.Host;

namespace SecretMonitor.Shell;

/// <summary>
/// What commands write: results, warnings, verbose and debug lines to standard output and errors to standard error, as
/// <c>pwsh</c> does; coloured on a terminal, plain text elsewhere and where NO_COLOR is set.
/// </summary>
internal sealed partial class ShellUserInterface(LineReader input) : PSHostUserInterface
{
    private readonly Lock _gate = new();
    private readonly ShellRawUserInterface _terminal = new();
    private readonly ProgressLine _progress = new();

    /// <summary>Whether output goes to a terminal that shows colour.</summary>
    public static bool IsColored { get; } =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private static bool IsErrorColored { get; } = IsColored && !Console.IsErrorRedirected;

    public override PSHostRawUserInterface RawUI => _terminal;

    public override bool SupportsVirtualTerminal => IsColored;

    public override void Write(string value) => Emit(Console.Out, value, IsColored);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(foregroundColor == _terminal.ForegroundColor ? value : AnsiText.Color(value, foregroundColor));

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) =>
        Emit(Console.Error, value + Environment.NewLine, IsErrorColored);

    public override void WriteWarningLine(string message) => WriteTagged("WARNING: ", message);

    public override void WriteVerboseLine(string message) => WriteTagged("VERBOSE: ", message);

    public override void WriteDebugLine(string message) => WriteTagged("DEBUG: ", message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_gate)
        {
            _progress.Show(record);
        }
    }

    /// <summary>Takes the progress line off the screen.</summary>
    public void ClearProgress()
    {
        lock (_gate)
        {
            _progress.Clear();
        }
    }

    private void WriteTagged(string tag, string message)
    {
        WriteLine(AnsiText.Color(tag + message, ConsoleColor.Yellow));
    }

    private void Emit(TextWriter writer, string text, bool colored)
    {
        lock (_gate)
        {
            _progress.Clear();
            writer.Write(colored ? text : AnsiText.Strip(text));
            writer.Flush();
        }
    }
}
