namespace SecretMonitor.Patterns;

/// <summary>Holds where all of its conditions hold: <c>a &amp;&amp; b</c>.</summary>
public sealed class AndCondition : Condition
{
    internal AndCondition(IEnumerable<Condition> conditions) =>
        Conditions = [.. conditions.SelectMany(c => c is AndCondition and ? and.Conditions : [c])];

    /// <summary>The conditions, at least one; none of them is itself an <see cref="AndCondition"/>.</summary>
    public IReadOnlyList<Condition> Conditions { get; }

    internal override int RegexCount => Conditions.Sum(c => c.RegexCount);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(" && ", Conditions.Select(c => c is OrCondition ? $"({c})" : c.ToString()));

    internal override bool Matches(in Subject subject)
    {
        foreach (Condition condition in Conditions)
        {
            if (!condition.Matches(subject))
            {
                return false;
            }
        }

        return true;
    }
}
