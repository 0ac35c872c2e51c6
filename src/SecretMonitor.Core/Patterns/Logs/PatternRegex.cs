namespace SecretMonitor.Patterns;

/// <summary>
/// A regular expression of AWS's dialect: characters, classes, quantifiers, alternatives and anchors, but no groups.
/// Without groups an expression is a list of steps, so it is matched by following all paths at once: the time is
/// linear in the text for any expression, where the framework's engine could take exponential time.
/// </summary>
internal sealed class PatternRegex
{
    private readonly string _source;
    private readonly RegexStep[] _steps;
    private readonly int[] _starts;
    private readonly CharacterSet? _first;

    /// <param name="source">The text between the percent signs.</param>
    /// <param name="steps">The steps of all alternatives, each ended by <see cref="RegexStep.Accept"/>.</param>
    /// <param name="starts">Where in the steps each alternative starts.</param>
    public PatternRegex(string source, IEnumerable<RegexStep> steps, IEnumerable<int> starts)
    {
        _source = source;
        _steps = [.. steps];
        _starts = [.. starts];
        _first = FirstCharacters();
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="source">The text between the percent signs.</param>
    /// <param name="position">Where the text stands in the pattern, for errors.</param>
    /// <exception cref="PatternException">The dialect has no such expression.</exception>
    public static PatternRegex Parse(string source, int position) => new RegexParser(source, position).Parse();

    /// <summary>Whether the expression is found anywhere in the text.</summary>
    public bool IsMatch(string text)
    {
        bool[] now = new bool[_steps.Length], next = new bool[_steps.Length];
        bool underWay = false;
        for (int at = 0; at <= text.Length; at++)
        {
            if (!underWay && _first is not null)
            {
                at = SkipToStart(text, at);
            }

            foreach (int start in _starts)
            {
                now[start] = true;
            }

            if (Advance(text, at, now, next, out underWay))
            {
                return true;
            }

            (now, next) = (next, now);
        }

        return false;
    }

    public override string ToString() => _source;

    /// <summary>Takes every open path over the character at a position; true where one of them is complete.</summary>
    private bool Advance(string text, int at, bool[] now, bool[] next, out bool underWay)
    {
        underWay = false;
        for (int i = 0; i < _steps.Length; i++)
        {
            if (!now[i])
            {
                continue;
            }

            now[i] = false;
            RegexStep step = _steps[i];
            if (step.IsAccept)
            {
                return true;
            }

            // A path that may leave the step out goes on to a later one, which this loop still visits.
            if (step.IsOptional || (step.IsStart && at == 0) || (step.IsEnd && at == text.Length))
            {
                now[i + 1] = true;
            }

            if (at < text.Length && step.Set?.Contains(text[at]) == true)
            {
                underWay = true;
                next[i + 1] = true;
                next[i] |= step.Repeats;
            }
        }

        return false;
    }

    private int SkipToStart(string text, int at)
    {
        while (at < text.Length && !_first!.Contains(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The characters that a match can start with, or null where it can start with none.</summary>
    private CharacterSet? FirstCharacters()
    {
        CharacterSet first = new();
        foreach (RegexStep step in _starts.Select(start => _steps[start]))
        {
            if (step.Set is null || step.IsOptional)
            {
                return null;
            }

            first.Add(step.Set);
        }

        return first;
    }
}
