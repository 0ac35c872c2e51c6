using System.Management.Automation;
using System.Security;
using System.Text;

namespace SecretMonitor.Shell;

/// <summary>Edits one line on the terminal: cursor keys, history (up, down), completion (Tab), Ctrl+C.</summary>
internal sealed class LineEditor
{
    private readonly List<string> _history = [];
    private readonly StringBuilder _text = new();
    private string _prompt = "";
    private int _cursor;
    private int _drawnRow;

    /// <summary>Supplies completions for a text and a position in it.</summary>
    public Func<string, int, CommandCompletion>? Completer { get; set; }

    /// <summary>The line; null where input ends (Ctrl+D).</summary>
    /// <param name="prompt">Stands before the line.</param>
    /// <param name="remember">Whether the line goes into the history: commands do, answers do not.</param>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public string? ReadLine(string prompt, bool remember)
    {
        (_prompt, _cursor, _drawnRow) = (prompt, 0, 0);
        _text.Clear();
        var recalled = _history.Count;
        CommandCompletion? completion = null;
        Redraw();
        while (true)
        {
            var key = ReadKey();
            if (key.Key != ConsoleKey.Tab)
            {
                completion = null;
            }
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    return Accept(remember);
                case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } when _text.Length == 0:
                    Leave();
                    return null;
                case { Key: ConsoleKey.Tab }:
                    completion ??= Completer?.Invoke(_text.ToString(), _cursor);
                    Complete(completion, forward: !key.Modifiers.HasFlag(ConsoleModifiers.Shift));
                    break;
                case { Key: ConsoleKey.UpArrow } when recalled > 0:
                    Replace(_history[--recalled]);
                    break;
                case { Key: ConsoleKey.DownArrow } when recalled < _history.Count:
                    Replace(++recalled < _history.Count ? _history[recalled] : "");
                    break;
                case { Key: ConsoleKey.Escape }:
                    Replace("");
                    break;
                default:
                    Edit(key);
                    break;
            }
            Redraw();
        }
    }

    /// <summary>A line that is not shown.</summary>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public SecureString ReadSecret(string prompt)
    {
        (_prompt, _cursor, _drawnRow) = (prompt, 0, 0);
        _text.Clear();
        Redraw();
        SecureString secret = new();
        while (ReadKey() is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
            }
        }
        Leave();
        return secret;
    }

    private ConsoleKeyInfo ReadKey()
    {
        ConsoleKeyInfo key;
        Console.TreatControlCAsInput = true;
        try
        {
            key = Console.ReadKey(intercept: true);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
        if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
        {
            Leave();
            throw new PipelineStoppedException();
        }
        return key;
    }

    private void Edit(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Backspace when _cursor > 0:
                _text.Remove(--_cursor, 1);
                break;
            case ConsoleKey.Delete when _cursor < _text.Length:
                _text.Remove(_cursor, 1);
                break;
            case ConsoleKey.LeftArrow when _cursor > 0:
                _cursor--;
                break;
            case ConsoleKey.RightArrow when _cursor < _text.Length:
                _cursor++;
                break;
            case ConsoleKey.Home:
                _cursor = 0;
                break;
            case ConsoleKey.End:
                _cursor = _text.Length;
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    _text.Insert(_cursor++, key.KeyChar);
                }
                break;
        }
    }

    private void Complete(CommandCompletion? completion, bool forward)
    {
        if (completion?.GetNextResult(forward) is not { CompletionText: { } text })
        {
            return;
        }
        _text.Remove(completion.ReplacementIndex, completion.ReplacementLength);
        _text.Insert(completion.ReplacementIndex, text);
        completion.ReplacementLength = text.Length;
        _cursor = completion.ReplacementIndex + text.Length;
    }

    private void Replace(string text)
    {
        _text.Clear().Append(text);
        _cursor = text.Length;
    }

    private string Accept(bool remember)
    {
        Leave();
        var line = _text.ToString();
        if (remember && !string.IsNullOrWhiteSpace(line) && line != _history.LastOrDefault())
        {
            _history.Add(line);
        }
        return line;
    }

    private void Leave()
    {
        _cursor = _text.Length;
        Redraw();
        Console.Out.WriteLine();
    }

    /// <summary>Draws prompt and text from the first row on, then puts the cursor where it belongs.</summary>
    private void Redraw()
    {
        var width = Console.WindowWidth > 0 ? Console.WindowWidth : int.MaxValue; // unknown: one long row
        var end = _prompt.Length + _text.Length;
        var at = _prompt.Length + _cursor;
        StringBuilder screen = new();
        Move(screen, _drawnRow, 'A').Append("\r\e[J").Append(_prompt).Append(_text);
        if (end > 0 && end % width == 0)
        {
            screen.Append('\n'); // a terminal leaves the cursor behind the last column: take it to the next row
        }
        Move(screen, (end / width) - (at / width), 'A').Append('\r');
        Move(screen, at % width, 'C');
        _drawnRow = at / width;
        Console.Out.Write(screen);
        Console.Out.Flush();
    }

    private static StringBuilder Move(StringBuilder screen, int count, char direction) =>
        count > 0 ? screen.Append("\e[").Append(count).Append(direction) : screen;
}
