using System.Globalization;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>
/// Reads the rule of a composite alarm: <c>ALARM("a") AND (NOT OK(b) OR AT_LEAST(2, ALARM, (c, d, e)))</c>. An alarm is
/// named or given by its ARN, with or without quotes.
/// </summary>
internal sealed class AlarmRuleParser
{
    private readonly string _text;
    private readonly List<string> _children = [];
    private int _at;

    private AlarmRuleParser(string text) => _text = text;

    /// <exception cref="ServiceFault">The text is no rule.</exception>
    public static AlarmRule Parse(string text)
    {
        AlarmRuleParser parser = new(text);
        var holds = parser.Or();
        parser.SkipBlanks();
        return parser._at == text.Length
            ? new([.. parser._children.Distinct(StringComparer.Ordinal)], holds)
            : throw parser.Error();
    }

    private Func<Func<string, string>, bool> Or()
    {
        var left = And();
        while (TryWord("OR"))
        {
            var (first, second) = (left, And());
            left = states => first(states) || second(states);
        }

        return left;
    }

    private Func<Func<string, string>, bool> And()
    {
        var left = Not();
        while (TryWord("AND"))
        {
            var (first, second) = (left, Not());
            left = states => first(states) && second(states);
        }

        return left;
    }

    private Func<Func<string, string>, bool> Not()
    {
        if (TryWord("NOT"))
        {
            var inner = Not();
            return states => !inner(states);
        }

        if (TryTake('('))
        {
            var inner = Or();
            Take(')');
            return inner;
        }

        return Function();
    }

    private Func<Func<string, string>, bool> Function()
    {
        if (TryWord("TRUE"))
        {
            return _ => true;
        }

        if (TryWord("FALSE"))
        {
            return _ => false;
        }

        if (TryWord("AT_LEAST"))
        {
            return AtLeast();
        }

        var state = State();
        Take('(');
        var name = AlarmName();
        Take(')');
        return states => states(name) == state;
    }

    private Func<Func<string, string>, bool> AtLeast()
    {
        Take('(');
        var quota = Word();
        var isPercent = quota.EndsWith("%", StringComparison.Ordinal);
        if (!int.TryParse(quota.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            throw Error();
        }

        Take(',');
        var isNegated = TryWord("NOT");
        var state = State();
        Take(',');
        Take('(');
        List<string> names = [AlarmName()];
        while (TryTake(','))
        {
            names.Add(AlarmName());
        }

        Take(')');
        Take(')');
        var needed = isPercent ? (int)Math.Ceiling(names.Count * count / 100.0) : count;
        return states => names.Count(name => states(name) == state != isNegated) >= needed;
    }

    private string State()
    {
        var word = Word();
        return word is AlarmStates.Ok or AlarmStates.Alarm or AlarmStates.InsufficientData ? word : throw Error();
    }

    private string AlarmName()
    {
        string name;
        if (TryTake('"'))
        {
            var end = _text.IndexOf('"', _at);
            name = end < 0 ? throw Error() : _text.Substring(_at, end - _at);
            _at = end + 1;
        }
        else
        {
            name = Word();
        }

        const string AlarmResource = "alarm:";
        if (Arn.TryParse(name, out var arn) && arn.Resource.StartsWith(AlarmResource, StringComparison.Ordinal))
        {
            name = arn.Resource.Substring(AlarmResource.Length);
        }

        _children.Add(name.Length > 0 ? name : throw Error());
        return name;
    }

    private bool TryWord(string word)
    {
        var start = _at;
        if (Word() == word)
        {
            return true;
        }

        _at = start;
        return false;
    }

    private string Word()
    {
        SkipBlanks();
        var start = _at;
        while (_at < _text.Length && _text[_at] is not ('(' or ')' or ',' or '"') && !char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _text.Substring(start, _at - start);
    }

    private bool TryTake(char mark)
    {
        SkipBlanks();
        if (_at >= _text.Length || _text[_at] != mark)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Take(char mark)
    {
        if (!TryTake(mark))
        {
            throw Error();
        }
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private ServiceFault Error() =>
        Faults.Invalid($"AlarmRule must not contain any syntax errors (at position {_at}).");
}
