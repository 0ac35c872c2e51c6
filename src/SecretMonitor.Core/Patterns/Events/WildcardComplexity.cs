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

    /// <summary>The characters of a wildcard in the quotes that they stand in, ended by a NUL.</summary>
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
        yield return '\0';
    }

    private static bool Exceeds(int[] tokens)
    {
        int[] alphabet = [.. tokens.Distinct().Where(token => token > 0), 0xFFFF];
        SortedSet<int> starts = [0];
        for (int i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i] == '\0')
            {
                starts.Add(i + 1);
            }
        }

        HashSet<string> seen = [];
        Stack<SortedSet<int>> pending = new([starts]);
        while (pending.Count > 0)
        {
            SortedSet<int> open = pending.Pop();
            foreach (int c in alphabet)
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
            bool inRun = tokens[at] == AnyRun;
            if (inRun)
            {
                next.Add(at);
            }

            int literal = inRun ? at + 1 : at;
            if (tokens[literal] == c)
            {
                passed.Add(literal + 1);
            }
        }

        next.UnionWith(passed);
        return (next, passed.Count + next.Count(at => tokens[at] == AnyRun));
    }
}
