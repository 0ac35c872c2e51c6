namespace SecretMonitor.Detections;

/// <summary>Leaves out what a route has no room for.</summary>
internal static class Omission
{
    /// <summary>The condition without the alternatives that demand such a field; null if nothing is left.</summary>
    public static RecordCondition? Without(RecordCondition condition, Func<TextCondition, bool> isLeftOut) =>
        condition switch
        {
            TextCondition field when isLeftOut(field) => null,
            AllConditions all => all.Conditions.Select(c => Without(c, isLeftOut)).ToArray() is var kept
                && kept.All(c => c is not null) ? RecordCondition.All(kept!) : null,
            OneOfConditions one => one.Conditions.Select(c => Without(c, isLeftOut)).OfType<RecordCondition>().ToArray()
                is { Length: > 0 } kept ? RecordCondition.OneOf(kept) : null,
            _ => condition,
        };
}
