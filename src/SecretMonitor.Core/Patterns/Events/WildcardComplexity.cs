namespace SecretMonitor.Patterns;

/// <summary>
/// How hard the wildcards of one field are to match: the most positions in them that some text keeps open at once.
/// AWS refuses patterns above a limit, so that no event can slow its matcher down.
/// </summary>
/// <remarks>AWS: MachineComplexityEvaluator of event-ruler; the limit was observed on the service.</remarks>
internal static class WildcardComplexity
{
    private const int Limit = 10;

    /// <summary>Gives up on counting where the combinations of open positions grow without end.</summary>
    private const int MostStates = 5_000;

    private const int AnyRun = -1;
    private const int End = -2;

    /// <param name="wildcards">For each wildcard its literal parts; between them is any run of characters.</param>
    /// <exception cref="PatternException">AWS refuses such a field.</exception>
    public static void Check(IReadOnlyCollection<WildcardText> wildcards)
    {
        if (wildcards.Count > 0 && Exceeds([.. wildcards.SelectMany(Flatten)]))
        {
            throw EventPattern.Error(
                "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences "
                + "after a wildcard character");
        }
    }

    /// <summary>The characters of a wildcard in the quotes that they stand in, and the end.</summary>
    private static IEnumerable<int> Flatten(WildcardText wildcard)
    {
        yield return '"';
        for (int i = 0; i < wildcard.Parts.Count; i++)
        {
            if (i > 0)
            {
                yield return AnyRun;
            }

            foreach (char c in wildcard.Parts[i])
            {
                yield return c;
            }
        }

        yield return '"';
        yield return End;
    }

    private static bool Exceeds(int[] tokens)
    {
        var starts = Enumerable.Range(0, tokens.Length).Where(at => at == 0 || tokens[at - 1] == End);
        HashSet<string> seen = [];
        Stack<SortedSet<int>> pending = new([new(starts)]);
        while (pending.Count > 0)
        {
            SortedSet<int> open = pending.Pop();
            // One character stands for all that no open position waits for.
            IEnumerable<int> awaited = open.Select(at => tokens[Literal(tokens, at)]).Where(token => token >= 0);
            foreach (int c in awaited.Distinct().Append(char.MaxValue + 1))
            {
                (SortedSet<int> next, int complexity) = Advance(tokens, open, c);
                if (complexity > Limit || seen.Count > MostStates)
                {
                    return true;
                }

                if (next.Count > 0 && seen.Add(string.Join(",", next)))
                {
                    pending.Push(next);
                }
            }
        }

        return false;
    }

    /// <summary>
    /// The positions open after a character, each before the token that is next there. AWS's matcher has one state for
    /// having passed a literal character and another for being in a run of any, and counts both.
    /// </summary>
    private static (SortedSet<int> Open, int Complexity) Advance(int[] tokens, SortedSet<int> open, int c)
    {
        SortedSet<int> next = [], passed = [];
        foreach (int at in open)
        {
            if (tokens[at] == AnyRun)
            {
                next.Add(at);
            }

            int literal = Literal(tokens, at);
            if (tokens[literal] == c)
            {
                passed.Add(literal + 1);
            }
        }

        next.UnionWith(passed);
        return (next, passed.Count + next.Count(at => tokens[at] == AnyRun));
    }

    /// <summary>Where the next literal character is, which ends a run of any.</summary>
    private static int Literal(int[] tokens, int at) => tokens[at] == AnyRun ? at + 1 : at;
}
