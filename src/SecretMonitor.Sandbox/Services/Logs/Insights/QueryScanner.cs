using System.Text;

namespace SecretMonitor.Sandbox.Services.Logs.Insights;

/// <summary>
/// Reads the text of a Logs Insights query from left to right. Blanks, and comments after #, mean nothing.
/// </summary>
internal sealed class QueryScanner(string text)
{
    private int _at;

    /// <summary>Where the next token begins.</summary>
    public int Position
    {
        get
        {
            SkipBlanks();
            return _at;
        }
    }

    public bool IsAtEnd => Position == text.Length;

    /// <summary>The text from a position up to here, as result columns are named.</summary>
    public string TextFrom(int start) => text.Substring(start, _at - start).Trim();

    public bool TryTake(string mark)
    {
        if (string.CompareOrdinal(text, Position, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        _at += mark.Length;
        return true;
    }

    public void Take(string mark)
    {
        if (!TryTake(mark))
        {
            throw Error($"'{mark}' expected");
        }
    }

    /// <summary>A keyword, whatever its case.</summary>
    public bool TryWord(string word)
    {
        var start = Position;
        var end = WordEnd(start);
        if (end - start != word.Length
            || string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        _at = end;
        return true;
    }

    /// <summary>
    /// A name or number: letters, digits, and @ _ . in them; parts of a name in backticks hold anything.
    /// </summary>
    public string Word()
    {
        StringBuilder word = new();
        for (var start = Position; ; start = _at)
        {
            _at = WordEnd(start);
            word.Append(text, start, _at - start);
            if (_at >= text.Length || text[_at] != '`')
            {
                return word.Length > 0 ? word.ToString() : throw Error("a name or value expected");
            }

            _at++;
            word.Append(Until('`'));
        }
    }

    /// <summary>Text in single or double quotes; null when there is none here.</summary>
    public string? Quoted()
    {
        var quote = Position < text.Length ? text[_at] : '\0';
        if (quote is not ('"' or '\''))
        {
            return null;
        }

        StringBuilder quoted = new();
        for (_at++; _at < text.Length && text[_at] != quote; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] is '\\' or '"' or '\'')
            {
                _at++;
            }

            quoted.Append(text[_at]);
        }

        Close(quote);
        return quoted.ToString();
    }

    /// <summary>A regular expression between slashes; null when there is none here.</summary>
    public string? Regex()
    {
        if (!TryTake("/"))
        {
            return null;
        }

        var start = _at;
        while (_at < text.Length && text[_at] != '/')
        {
            _at += text[_at] == '\\' ? 2 : 1;
        }

        _at = Math.Min(_at, text.Length);
        var regex = text.Substring(start, _at - start);
        Close('/');
        return regex.Replace("\\/", "/");
    }

    public ServiceFault Error(string reason) =>
        new("MalformedQueryException", $"unexpected symbol found at position {Position}: {reason}");

    private string Until(char end)
    {
        var start = _at;
        _at = text.IndexOf(end, start) is var found and >= 0 ? found : text.Length;
        var inside = text.Substring(start, _at - start);
        Close(end);
        return inside;
    }

    private void Close(char end)
    {
        if (_at >= text.Length)
        {
            throw Error($"'{end}' expected");
        }

        _at++;
    }

    private int WordEnd(int start)
    {
        while (start < text.Length && (char.IsLetterOrDigit(text[start]) || text[start] is '@' or '_' or '.'))
        {
            start++;
        }

        return start;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '#'))
        {
            _at = text[_at] != '#' ? _at + 1
                : text.IndexOf('\n', _at) is var end and >= 0 ? end
                : text.Length;
        }
    }
}
