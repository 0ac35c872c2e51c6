using System.Management.Automation;

namespace SecretMonitor.Shell;

/// <summary>The latest progress record as one line on the terminal. Draws nothing anywhere else.</summary>
internal sealed class ProgressLine
{
    private readonly bool _hasTerminal = !Console.IsOutputRedirected;
    private bool _isDrawn;

    public void Show(ProgressRecord record)
    {
        if (!_hasTerminal)
        {
            return;
        }
        Clear();
        if (record.RecordType == ProgressRecordType.Completed)
        {
            return;
        }
        var percent = record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : "";
        var line = $"{record.Activity}: {record.StatusDescription}{percent} {record.CurrentOperation}".TrimEnd();
        var width = Console.WindowWidth > 1 ? Console.WindowWidth - 1 : line.Length;
        Console.Out.Write(line.Length > width ? line[..width] : line);
        Console.Out.Flush();
        _isDrawn = true;
    }

    public void Clear()
    {
        if (_isDrawn)
        {
            Console.Out.Write("\r\e[K");
            _isDrawn = false;
        }
    }
}
