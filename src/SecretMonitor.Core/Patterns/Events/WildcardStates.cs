namespace SecretMonitor.Patterns;

/// <summary>
/// The states that AWS's matcher has for the wildcards of one field. Wildcards share states as they do there, because
/// AWS refuses a field if some text would keep too many of them open at once.
/// </summary>
/// <remarks>AWS: ByteMachine and MachineComplexityEvaluator of event-ruler. The limit was observed.</remarks>
internal sealed class WildcardStates
{
    private const int Limit = 10;

    /// <summary>Gives up on counting where the sets of open states grow without end.</summary>
    private const int MostSets = 5_000;

    /// <summary>Stands for all characters that no open state waits for.</summary>
    private const int AnyOther = -1;

    private readonly State _start = new(0, followsRun: false);
    private readonly Dictionary<string, State> _ends = [];
    private int _count = 1;

    /// <param name="matcher">What the wildcard is part of: a state counts once for each matcher, not wildcard.</param>
    /// <param name="wildcard">Its literal parts; between them is any run of characters.</param>
    public void Add(string matcher, WildcardText wildcard)
    {
        State state = _start;
        State? beforeRun = null;
        for (int i = 0; i < wildcard.Parts.Count; i++)
        {
            if (i > 0)
            {
                beforeRun = state;
                state = Enter(state.Run ??= NewRun(), matcher);
            }

            foreach (char c in i == 0 ? '"' + wildcard.Parts[0] : wildcard.Parts[i])
            {
                State next = Enter(Step(state, c), matcher);
                beforeRun?.Lead(c, next);
                beforeRun = null;
                state = next;
            }
        }

        if (!_ends.TryGetValue(matcher, out State? end))
        {
            _ends.Add(matcher, end = NewState(followsRun: false));
        }

        state.Lead('"', Enter(end, matcher));
        beforeRun?.Lead('"', end);
    }

    /// <summary>Whether some text keeps more states open than AWS takes.</summary>
    public bool AreTooMany()
    {
        HashSet<string> seen = [];
        Stack<State[]> pending = new([[_start]]);
        while (pending.Count > 0)
        {
            State[] open = pending.Pop();
            foreach (int c in open.SelectMany(state => state.Next.Keys).Distinct().Append(AnyOther))
            {
                State[] next = [.. open.SelectMany(state => state.After(c)).Distinct().OrderBy(state => state.Id)];
                if (next.Sum(state => state.Weight(next)) > Limit || seen.Count > MostSets)
                {
                    return true;
                }

                if (next.Length > 0 && seen.Add(string.Join(",", next.Select(state => state.Id))))
                {
                    pending.Push(next);
                }
            }
        }

        return false;
    }

    private static State Enter(State state, string matcher)
    {
        state.Matchers.Add(matcher);
        return state;
    }

    /// <summary>The state after a character. After a run AWS shares none for a letter: it comes in two cases.</summary>
    private State Step(State state, char c)
    {
        bool shares = !state.FollowsRun || char.ToUpperInvariant(c) == char.ToLowerInvariant(c);
        if (shares && state.Shared.TryGetValue(c, out State? next))
        {
            return next;
        }

        next = NewState(state.FollowsRun);
        state.Lead(c, next);
        if (shares)
        {
            state.Shared.Add(c, next);
        }

        return next;
    }

    private State NewRun()
    {
        State run = NewState(followsRun: true);
        run.Run = run;
        return run;
    }

    private State NewState(bool followsRun) => new(_count++, followsRun);

    private sealed class State(int id, bool followsRun)
    {
        public int Id { get; } = id;

        /// <summary>Whether there is a run of any characters somewhere before.</summary>
        public bool FollowsRun { get; } = followsRun;

        /// <summary>The matchers that can still be met from here.</summary>
        public HashSet<string> Matchers { get; } = [];

        /// <summary>The state of being in a run that starts here, or that this is.</summary>
        public State? Run { get; set; }

        public Dictionary<int, HashSet<State>> Next { get; } = [];

        /// <summary>Those of the next states that another wildcard comes to as well.</summary>
        public Dictionary<int, State> Shared { get; } = [];

        public void Lead(char c, State next)
        {
            if (!Next.TryGetValue(c, out HashSet<State>? states))
            {
                Next.Add(c, states = []);
            }

            states.Add(next);
        }

        public IEnumerable<State> After(int c)
        {
            IEnumerable<State> next = Next.TryGetValue(c, out HashSet<State>? states) ? states : [];
            return Run is null ? next : next.Append(Run);
        }

        /// <summary>A state that a run starts at counts for the run too, as that may be empty.</summary>
        public int Weight(State[] open) =>
            Matchers.Count + (Run is null || open.Contains(Run) ? 0 : Run.Matchers.Count);
    }
}
