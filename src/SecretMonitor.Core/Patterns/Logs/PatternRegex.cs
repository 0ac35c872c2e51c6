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

    /// <param name="source">The text between the percent signs.</param>
    /// <param name="steps">The steps of all alternatives, each ended by <see cref="RegexStep.Accept"/>.</param>
    /// <param name="starts">Where in the steps each alternative starts.</param>
    public PatternRegex(string source, IEnumerable<RegexStep> steps, IEnumerable<int> starts)
    {
        _source = source;
        _steps = [.. steps];
        _starts = [.. starts];
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
        for (int at = 0; ; at++)
        {
            foreach (int start in _starts)
            {
                now[start] = true;
            }

            bool atEnd = at == text.Length;
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
                if (step.IsOptional || (step.IsStart && at == 0) || (step.IsEnd && atEnd))
                {
                    now[i + 1] = true;
                }

                if (!atEnd && step.Set is { } set && set.Contains(text[at]))
                {
                    next[i + 1] = true;
                    next[i] |= step.Repeats;
                }
            }

            if (atEnd)
            {
                return false;
            }

            (now, next) = (next, now);
        }
    }

    public override string ToString() => _source;
}
