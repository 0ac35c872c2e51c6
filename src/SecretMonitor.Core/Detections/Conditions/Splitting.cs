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
            count = 1;
            TPattern? pattern = project(condition.Take(start, count));
            while (pattern is not null && start + count < condition.Choices
                && project(condition.Take(start, count + 1)) is { } wider)
            {
                pattern = wider;
                count++;
            }

            IReadOnlyList<TPattern> part = pattern is not null ? [pattern] : Split(condition.Take(start, 1), project);
            if (part.Count == 0)
            {
                return [];
            }

            patterns.AddRange(part);
        }

        return patterns;
    }
}
