namespace SecretMonitor.Detections;

/// <summary>Divides a condition into parts that fit into AWS's limits; a record meets at most one of them.</summary>
internal static class Splitting
{
    /// <summary>The patterns of the parts; empty if the condition cannot be divided far enough.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="project">The pattern of a condition; null where AWS would refuse it.</param>
    public static IReadOnlyList<TPattern> Split<TPattern>(
        RecordCondition condition, Func<RecordCondition, TPattern?> project)
        where TPattern : class
    {
        if (project(condition) is { } whole)
        {
            return [whole];
        }

        List<TPattern> patterns = [];
        for (int start = 0, count; start < condition.Choices && condition.Choices > 1; start += count)
        {
            (count, TPattern? pattern) = Widest(condition, start, project);
            IReadOnlyList<TPattern> part = pattern is not null ? [pattern] : Split(condition.Take(start, 1), project);
            if (part.Count == 0)
            {
                return [];
            }

            patterns.AddRange(part);
        }

        return patterns;
    }

    // What does not fit does not fit with more either: it is looked for as in a dictionary.
    private static (int Count, TPattern? Pattern) Widest<TPattern>(
        RecordCondition condition, int start, Func<RecordCondition, TPattern?> project)
        where TPattern : class
    {
        (int fits, TPattern? widest) = (1, project(condition.Take(start, 1)));
        int tooMany = widest is null ? 1 : condition.Choices - start + 1;
        for (int step = 1; fits + 1 < tooMany;)
        {
            int count = Math.Min(fits + step, tooMany - 1);
            if (project(condition.Take(start, count)) is { } wider)
            {
                (fits, widest, step) = (count, wider, step * 2);
            }
            else
            {
                (tooMany, step) = (count, Math.Max(1, (count - fits) / 2));
            }
        }

        return (fits, widest);
    }
}
