namespace SecretMonitor.Policies;

internal static class ConditionTest
{
    /// <summary>
    /// Whether a condition holds. A missing key fails it, except that it satisfies a negated operator, IfExists and
    /// ForAllValues; without ForAllValues or ForAnyValue a key with several values matches if one of them does.
    /// </summary>
    /// <param name="condition">The condition.</param>
    /// <param name="context">The keys of the request.</param>
    /// <param name="variables">The keys for policy variables; null where the policy's version has none.</param>
    public static bool Holds(PolicyCondition condition, RequestContext context, RequestContext? variables)
    {
        if (!ConditionOperator.TryParse(condition.Operator, out ConditionOperator? test))
        {
            return false;
        }

        IReadOnlyList<string> given = context[condition.Key];
        if (test.Test == ValueTest.Null)
        {
            string isMissing = given.Count == 0 ? "true" : "false";
            return condition.Values.Contains(isMissing, StringComparer.OrdinalIgnoreCase);
        }

        if (given.Count == 0)
        {
            return test.IfExists || test.ForAllValues || (test.IsNegated && !test.ForAnyValue);
        }

        bool Matches(string value) => condition.Values.Any(wanted => test.Test.Matches(wanted, value, variables));
        return test switch
        {
            { ForAllValues: true } => given.All(value => Matches(value) != test.IsNegated),
            { ForAnyValue: true } => given.Any(value => Matches(value) != test.IsNegated),
            _ => given.Any(Matches) != test.IsNegated,
        };
    }
}
