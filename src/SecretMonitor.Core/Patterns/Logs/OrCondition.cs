namespace SecretMonitor.Patterns;

/// <summary>Holds where at least one of its conditions holds: <c>a || b</c>.</summary>
public sealed class OrCondition : Condition
{
    internal OrCondition(IEnumerable<Condition> conditions) =>
        Conditions = [.. conditions.SelectMany(c => c is OrCondition or ? or.Conditions : [c])];

    /// <summary>The conditions, at least one; none of them is itself an <see cref="OrCondition"/>.</summary>
    public IReadOnlyList<Condition> Conditions { get; }

    internal override int RegexCount => Conditions.Sum(c => c.RegexCount);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" || ", Conditions);

    internal override bool Matches(in Subject subject)
    {
        foreach (Condition condition in Conditions)
        {
            if (condition.Matches(subject))
            {
                return true;
            }
        }

        return false;
    }
}
