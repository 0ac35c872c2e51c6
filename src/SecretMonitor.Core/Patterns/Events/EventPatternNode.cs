using System.Text;
using System.Text.Json;
using Demands = System.Collections.Generic.Dictionary<
    string, System.Collections.Generic.IReadOnlyList<SecretMonitor.Patterns.ValueMatcher>>;

namespace SecretMonitor.Patterns;

/// <summary>
/// One combination of an event pattern's alternatives, as a tree of names: what the value under a name, and the values
/// below it, must meet.
/// </summary>
internal sealed class EventPatternNode
{
    // Ordered by name, because the order decides what an absent field is absent from; see MatchesElement.
    private readonly SortedDictionary<string, EventPatternNode> _children = new(StringComparer.Ordinal);

    /// <summary>The name, and before it the names above, joined with dots: so an event may spell it.</summary>
    private readonly List<byte[]> _names = [];

    private IReadOnlyList<ValueMatcher>? _matchers;

    private bool AcceptsAbsence =>
        _matchers?.Any(ExistsMatcher.IsAbsence) != false && _children.Values.All(c => c.AcceptsAbsence);

    /// <summary>Multiplies out the alternatives.</summary>
    /// <exception cref="PatternException">There are more, or harder wildcards, than AWS takes.</exception>
    public static IReadOnlyList<EventPatternNode> Combine(EventPatternFields fields)
    {
        if (Count(fields) > EventPattern.MaxCombinations)
        {
            throw EventPattern.Error($"Or operator is producing over {EventPattern.MaxCombinations} rule combinations");
        }

        List<Demands> combinations = Expand(fields, path: "", [[]]);
        if (combinations.Exists(demands => demands.Values.Any(matchers => matchers.Any(m => m.Wildcards.Any()))))
        {
            FieldStates.Check(combinations);
        }

        return [.. combinations.Select(demands =>
        {
            EventPatternNode root = new();
            foreach (KeyValuePair<string, IReadOnlyList<ValueMatcher>> demand in demands)
            {
                root.Descend(demand.Key.Split('.'))._matchers = demand.Value;
            }

            return root;
        })];
    }

    /// <summary>Whether an object meets everything below this node.</summary>
    public bool MatchesObject(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && MatchesElement(element, array: null, out _);

    private static double Count(EventPatternFields fields) => fields.Members.Aggregate(1.0, (count, member) => count *
        (member.Fields is not null ? Count(member.Fields) : member.Alternatives?.Sum(Count) ?? 1));

    /// <summary>Adds the demands of some fields to each of the combinations so far.</summary>
    private static List<Demands> Expand(EventPatternFields fields, string path, List<Demands> combinations)
    {
        foreach (EventPatternFields.Member member in fields.Members)
        {
            if (member.Matchers is not null)
            {
                combinations.ForEach(demands => demands[path + member.Name] = member.Matchers);
            }
            else if (member.Fields is not null)
            {
                combinations = Expand(member.Fields, path + member.Name + ".", combinations);
            }
            else
            {
                combinations = [.. member.Alternatives!.SelectMany(alternative =>
                    Expand(alternative, path, combinations.ConvertAll(demands => new Demands(demands))))];
            }
        }

        return combinations;
    }

    private EventPatternNode Descend(string[] names)
    {
        EventPatternNode node = this;
        for (int depth = 0; depth < names.Length; depth++)
        {
            if (!node._children.TryGetValue(names[depth], out EventPatternNode? child))
            {
                child = new();
                for (int from = depth; from >= 0; from--)
                {
                    child._names.Add(Encoding.UTF8.GetBytes(string.Join(".", names, from, depth - from + 1)));
                }

                node._children.Add(names[depth], child);
            }

            node = child;
        }

        return node;
    }

    /// <param name="element">An object.</param>
    /// <param name="array">The array that it is an element of, if it is one.</param>
    /// <param name="found">Whether a value was found that matches: the match is about this element then.</param>
    private bool MatchesElement(JsonElement element, ArrayScope? array, out bool found)
    {
        found = false;
        foreach (EventPatternNode child in _children.Values)
        {
            // As long as no value ties the match to this element, a field is absent only if no sibling has it either.
            if (!child.MatchesMember(element, level: 0, out bool childFound)
                || (!childFound && !found && array?.Lacks(child) == false))
            {
                return false;
            }

            found |= childFound;
        }

        return true;
    }

    private bool IsAbsentFrom(JsonElement element) => MatchesMember(element, level: 0, out bool found) && !found;

    /// <param name="element">The object above, by as many levels as the event's name has dots in it.</param>
    /// <param name="level">That number of dots.</param>
    /// <param name="found">Whether a value matched; otherwise what matched is its absence.</param>
    private bool MatchesMember(JsonElement element, int level, out bool found)
    {
        if (PatternJson.TryGetMember(element, _names[level], out JsonElement value))
        {
            return MatchesValue(value, out found);
        }

        found = false;
        if (_matchers?.Any(ExistsMatcher.IsAbsence) == false)
        {
            return false;
        }

        foreach (EventPatternNode child in _children.Values)
        {
            if (!child.MatchesMember(element, level + 1, out bool childFound))
            {
                return false;
            }

            found |= childFound;
        }

        return true;
    }

    private bool MatchesValue(JsonElement value, out bool found)
    {
        found = false;
        if (_matchers is not null && !MatchesLeaf(value, out found))
        {
            return false;
        }

        if (_children.Count == 0)
        {
            return true;
        }

        bool matches = MatchesBelow(value, out bool foundBelow);
        found |= foundBelow;
        return matches;
    }

    private bool MatchesLeaf(JsonElement value, out bool found)
    {
        found = AnyScalar(value, static (scalar, matchers) => matchers!.Any(m => m.Matches(scalar)), _matchers);
        return found
            || (_matchers!.Any(ExistsMatcher.IsAbsence) && !AnyScalar<object>(value, static (_, _) => true, null));
    }

    private bool MatchesBelow(JsonElement value, out bool found)
    {
        found = false;
        if (value.ValueKind == JsonValueKind.Object)
        {
            return MatchesElement(value, array: null, out found);
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return _children.Values.All(c => c.AcceptsAbsence);
        }

        ArrayScope array = new(value);
        bool allAbsent = true;
        foreach (JsonElement item in value.EnumerateArray())
        {
            bool matches = item.ValueKind == JsonValueKind.Object
                ? MatchesElement(item, array, out found)
                : MatchesBelow(item, out found);
            if (matches && found)
            {
                return true;
            }

            allAbsent &= matches;
        }

        found = false;
        return allAbsent && _children.Values.All(c => c.AcceptsAbsence);
    }

    /// <summary>Arrays are looked through, at any depth; objects have no value of their own.</summary>
    private static bool AnyScalar<T>(JsonElement value, Func<JsonElement, T?, bool> test, T? state)
        where T : class => value.ValueKind switch
        {
            JsonValueKind.Object => false,
            JsonValueKind.Array => value.EnumerateArray().Any(item => AnyScalar(item, test, state)),
            _ => test(value, state),
        };

    /// <summary>An array of an event; remembers which fields none of its elements has.</summary>
    private sealed class ArrayScope(JsonElement array)
    {
        private readonly Dictionary<EventPatternNode, bool> _lacks = [];

        public bool Lacks(EventPatternNode field)
        {
            if (!_lacks.TryGetValue(field, out bool lacks))
            {
                lacks = array.EnumerateArray().All(field.IsAbsentFrom);
                _lacks.Add(field, lacks);
            }

            return lacks;
        }
    }
}
