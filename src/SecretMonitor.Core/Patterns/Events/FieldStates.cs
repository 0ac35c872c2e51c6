namespace SecretMonitor.Patterns;

/// <summary>
/// A state of AWS's matcher, which reads an event field by field, ordered by path. Each combination of an event
/// pattern's alternatives is a way through the states; ways are one as long as their fields match the same.
/// </summary>
/// <remarks>AWS: GenericMachine and NameState of event-ruler.</remarks>
internal sealed class FieldStates
{
    /// <summary>Gives up where the ways fork without end.</summary>
    private const int MostSteps = 50_000;

    private readonly Dictionary<string, Field> _fields = [];

    /// <param name="combinations">For each, what the fields must meet, by path.</param>
    /// <exception cref="PatternException">The wildcards are too many for AWS.</exception>
    public static void Check(IEnumerable<IReadOnlyDictionary<string, IReadOnlyList<ValueMatcher>>> combinations)
    {
        FieldStates start = new();
        int steps = 0;
        foreach (IReadOnlyDictionary<string, IReadOnlyList<ValueMatcher>> demands in combinations)
        {
            List<FieldStates> states = [start];
            foreach (KeyValuePair<string, IReadOnlyList<ValueMatcher>> demand in
                demands.OrderBy(demand => demand.Key, StringComparer.Ordinal))
            {
                states = [.. states.SelectMany(state => state.Add(demand.Key, demand.Value)).Distinct()];
                steps += states.Count;
                if (steps > MostSteps)
                {
                    throw TooComplex();
                }
            }
        }

        HashSet<FieldStates> seen = [start];
        Stack<FieldStates> pending = new([start]);
        while (pending.Count > 0)
        {
            foreach (Field field in pending.Pop()._fields.Values)
            {
                if (field.Wildcards.AreTooMany())
                {
                    throw TooComplex();
                }

                foreach (FieldStates next in field.AfterValue.Where(seen.Add))
                {
                    pending.Push(next);
                }
            }
        }
    }

    private static PatternException TooComplex() => EventPattern.Error(
        "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences "
        + "after a wildcard character");

    /// <summary>Adds a field to this state.</summary>
    /// <returns>The states that it leads to.</returns>
    private HashSet<FieldStates> Add(string path, IReadOnlyList<ValueMatcher> matchers)
    {
        if (!_fields.TryGetValue(path, out Field? field))
        {
            _fields.Add(path, field = new());
        }

        HashSet<FieldStates> reached = [];
        FieldStates? last = null;
        foreach (ValueMatcher matcher in matchers)
        {
            last = field.Add(matcher, last);
            reached.Add(last);
        }

        return reached;
    }

    private sealed class Field
    {
        private readonly Dictionary<string, FieldStates> _next = [];

        public WildcardStates Wildcards { get; } = new();

        /// <summary>The next states, but for those that only the absence of the field leads to: AWS looks at no
        /// wildcards there.</summary>
        public HashSet<FieldStates> AfterValue { get; } = [];

        public FieldStates Add(ValueMatcher matcher, FieldStates? last)
        {
            string text = matcher.ToString();
            if (!_next.TryGetValue(text, out FieldStates? next))
            {
                _next.Add(text, next = last ?? new());
            }

            if (!ExistsMatcher.IsAbsence(matcher))
            {
                AfterValue.Add(next);
            }

            foreach (WildcardText wildcard in matcher.Wildcards)
            {
                Wildcards.Add(text, wildcard);
            }

            return next;
        }
    }
}
