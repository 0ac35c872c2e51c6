using System.Globalization;

namespace SecretMonitor.Patterns;

/// <summary>Reads the regular expressions of filter patterns.</summary>
internal sealed class RegexParser(string source, int position)
{
    /// <summary>Bounds the work per character of a message; no expression of a sane pattern comes near.</summary>
    private const int MaxSteps = 1_000;

    private const string Literals = ":_#=@/;,-";
    private const string Operators = "^$?[]{}|*+.";
    private const string Escapable = Operators + Literals + @"\_ !""&'()<>`~";

    private readonly List<RegexStep> _steps = [];
    private int _at;

    private char Current => _at < source.Length ? source[_at] : '\0';

    public PatternRegex Parse()
    {
        if (source.Length == 0)
        {
            throw Error("an empty regular expression");
        }

        List<int> starts = [0];
        while (_at < source.Length)
        {
            if (Current == '|')
            {
                _at++;
                _steps.Add(RegexStep.Accept);
                starts.Add(_steps.Count);
                continue;
            }

            RegexStep step = ParseStep();
            (int least, int? most) = ParseQuantifier();
            if (Math.Max(least, most ?? 0) > MaxSteps - _steps.Count)
            {
                throw Error("the regular expression repeats too much");
            }

            _steps.AddRange(step.Times(least, most));
        }

        _steps.Add(RegexStep.Accept);
        return new(source, _steps, starts);
    }

    private RegexStep ParseStep()
    {
        char c = source[_at++];
        switch (c)
        {
            case '^':
                return new() { IsStart = true };
            case '$':
                return new() { IsEnd = true };
            case '.':
                return new() { Set = CharacterSet.AnyButNewLine };
            case '[':
                return new() { Set = ParseClass() };
            case '\\':
                return new() { Set = ParseEscape(out _) };
            case '*' or '+' or '?':
                throw Error($"nothing to repeat before '{c}'");
            case '{' or '}' or ']':
                throw Error($"'{c}' needs a backslash before it");
        }

        return IsLiteral(c) ? new() { Set = CharacterSet.Of(c) } : throw NotAllowed(c);
    }

    private CharacterSet ParseClass()
    {
        bool negated = Current == '^';
        _at += negated ? 1 : 0;
        CharacterSet set = new();
        bool empty = true;
        while (Current != ']' || empty)
        {
            CharacterSet member = ParseClassMember(out char? first);
            bool isRange = Current == '-' && _at + 1 < source.Length && source[_at + 1] != ']';
            if (isRange && first is { } low)
            {
                _at++;
                ParseClassMember(out char? high);
                set.Add(low, high >= low ? high.Value : throw Error("a range of characters that is empty"));
            }
            else
            {
                set.Add(member);
            }

            empty = false;
        }

        _at++;
        return negated ? set.Negate() : set;
    }

    private CharacterSet ParseClassMember(out char? literal)
    {
        if (_at == source.Length)
        {
            throw Error("a class without ']'");
        }

        char c = source[_at++];
        if (c == '\\')
        {
            return ParseEscape(out literal);
        }

        literal = IsLiteral(c) || Operators.IndexOf(c) >= 0 ? c : throw NotAllowed(c);
        return CharacterSet.Of(c);
    }

    /// <summary>Reads what follows a backslash; the literal is null where it is a class.</summary>
    private CharacterSet ParseEscape(out char? literal)
    {
        char c = Current;
        _at++;
        literal = null;
        if (CharacterSet.OfClass(c) is { } set)
        {
            return set;
        }

        literal = c switch
        {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\f',
            'v' => '\v',
            'x' => ParseHex(),
            _ when Escapable.IndexOf(c) >= 0 => c,
            _ => throw Error("an unknown escape"),
        };
        return CharacterSet.Of(literal.Value);
    }

    private char ParseHex()
    {
        string digits = source.Substring(_at, Math.Min(2, source.Length - _at));
        _at += 2;
        return digits.Length == 2
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            ? (char)code
            : throw Error(@"two hexadecimal digits expected after \x");
    }

    private (int Least, int? Most) ParseQuantifier()
    {
        (int Least, int? Most)? times = Current switch
        {
            '*' => (0, null),
            '+' => (1, null),
            '?' => (0, 1),
            '{' => ParseBounds(),
            _ => null,
        };
        if (times is null)
        {
            return (1, 1);
        }

        _at++;
        // A lazy quantifier finds the same texts, only in another order.
        _at += Current == '?' ? 1 : 0;
        return times.Value;
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c>, <c>{,m}</c> or <c>{n,m}</c> up to the closing brace.</summary>
    private (int Least, int? Most) ParseBounds()
    {
        _at++;
        int? least = ParseCount();
        bool comma = Current == ',';
        _at += comma ? 1 : 0;
        int? most = comma ? ParseCount() : least;
        return Current == '}' && (least ?? most) is not null && !(most < least)
            ? (least ?? 0, most)
            : throw Error("'{' starts a repetition such as {2,5}; a literal one needs a backslash");
    }

    private int? ParseCount()
    {
        int start = _at, count = 0;
        while (Current is >= '0' and <= '9')
        {
            count = Math.Min((count * 10) + (source[_at++] - '0'), MaxSteps + 1);
        }

        return _at == start ? null : count;
    }

    private static bool IsLiteral(char c) => PatternScanner.IsNameCharacter(c) || Literals.IndexOf(c) >= 0;

    private PatternException NotAllowed(char c) => PatternScanner.ErrorAt(
        position + _at - 1,
        $"the character '{c}' is not allowed in a regular expression",
        PatternScanner.InvalidTerm("%" + source.Substring(0, _at)));

    private PatternException Error(string reason) => PatternScanner.ErrorAt(
        position + Math.Min(_at, source.Length),
        reason,
        "Failed to compile regular expression.");
}
