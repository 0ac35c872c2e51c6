namespace SecretMonitor.Detections;

/// <summary>
/// Finds room for wildcards in an event pattern. AWS's matcher takes two or three on one field before it finds a rule
/// too complex, but counts anew behind each different demand on an earlier field: so alternatives with few wildcards
/// each, which say one of their other demands in other words, fit into one rule, of which a bus takes few.
/// </summary>
/// <remarks>AWS: MachineComplexityEvaluator and NameState of event-ruler, which goes through the fields by path.</remarks>
internal static class WildcardRoom
{
    private const int MostOfAField = 2;

    /// <summary>The same condition, its wildcards spread over alternatives if they are many on one field.</summary>
    public static RecordCondition Make(RecordCondition condition)
    {
        TextCondition? crowded = condition.Fields.OfType<TextCondition>()
            .FirstOrDefault(field => field.Texts.Count(TextPattern.IsWildcard) > MostOfAField);
        TextCondition? word = condition.Fields.OfType<TextCondition>()
            .FirstOrDefault(field => field.Texts is [var text] && TextPattern.IsPrefix(text));
        return condition is not AllConditions all || crowded is null || word is null ? condition : RecordCondition.All([
            .. all.Conditions.Where(c => !ReferenceEquals(c, crowded) && !ReferenceEquals(c, word)),
            RecordCondition.OneOf([.. Divide(crowded).Select((part, i) => RecordCondition.All(SayShorter(word, i), part))])]);
    }

    private static IEnumerable<TextCondition> Divide(TextCondition field)
    {
        string[] wildcards = [.. field.Texts.Where(TextPattern.IsWildcard)];
        string[] plain = [.. field.Texts.Except(wildcards)];
        for (int start = 0; start < wildcards.Length; start += MostOfAField)
        {
            yield return field with { Texts = [.. wildcards.Skip(start).Take(MostOfAField), .. start == 0 ? plain : []] };
        }
    }

    // "AccessDenied*", "AccessDenie*": no other error code begins so, as long as its first word is left.
    private static TextCondition SayShorter(TextCondition word, int by)
    {
        string text = word.Texts[0];
        return word with { Texts = [text.Substring(0, Math.Max(text.Length / 2, text.Length - 1 - by)) + "*"] };
    }
}
