using System.Diagnostics.CodeAnalysis;

namespace SecretMonitor.Policies;

/// <summary>A condition operator in parts: <c>[ForAllValues:|ForAnyValue:]NAME[IfExists]</c>, in any case.</summary>
internal sealed record ConditionOperator(
    string Name, bool IsNegated, bool ForAllValues, bool ForAnyValue, bool IfExists, ValueTest Test)
{
    private const string All = "ForAllValues:";
    private const string Any = "ForAnyValue:";
    private const string Exists = "IfExists";

    public static bool TryParse(string text, [NotNullWhen(true)] out ConditionOperator? parsed)
    {
        bool all = text.StartsWith(All, StringComparison.OrdinalIgnoreCase);
        bool any = text.StartsWith(Any, StringComparison.OrdinalIgnoreCase);
        string name = text.Substring(all ? All.Length : any ? Any.Length : 0);
        bool ifExists = name.EndsWith(Exists, StringComparison.OrdinalIgnoreCase);
        name = ifExists ? name.Substring(0, name.Length - Exists.Length) : name;

        parsed = ValueTest.Find(name, out bool negated) is { } test && !(ifExists && test == ValueTest.Null)
            ? new(name, negated, all, any, ifExists, test)
            : null;
        return parsed is not null;
    }
}
