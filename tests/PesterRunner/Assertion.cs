using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace PesterRunner;

/// <summary>An operator of <c>Should</c>, with Pester's meaning of it.</summary>
/// <param name="Expectation">What is expected, after "to".</param>
/// <param name="Holds">Whether the actual value is as expected.</param>
/// <param name="TakesCollection">Looks at all that is piped in together.</param>
internal sealed record Assertion(
    string Expectation, Func<object?, object?, bool> Holds, bool TakesCollection = false)
{
    private static readonly Dictionary<string, Assertion> All = new()
    {
        ["Be"] = new("be", (actual, expected) => AreEqual(actual, expected, ignoreCase: true), true),
        ["BeExactly"] = new("be exactly", (actual, expected) => AreEqual(actual, expected, ignoreCase: false), true),
        ["BeNullOrEmpty"] = new("be null or empty", (actual, _) => IsNullOrEmpty(actual), true),
        ["BeTrue"] = new("be true", (actual, _) => LanguagePrimitives.IsTrue(actual)),
        ["BeFalse"] = new("be false", (actual, _) => !LanguagePrimitives.IsTrue(actual)),
        ["BeOfType"] = new("be of type", (actual, expected) => TypeNamed(expected).IsInstanceOfType(actual)),
        ["BeIn"] = new("be one of", (actual, expected) => Contains(expected, actual)),
        ["BeLike"] = new("be like", (actual, expected) => Wildcard.Matches(actual, expected)),
        ["BeLikeExactly"] =
            new("be exactly like", (actual, expected) => Wildcard.Matches(actual, expected, caseSensitive: true)),
        ["BeGreaterThan"] = new("be greater than", (actual, expected) => Compare(actual, expected) > 0),
        ["BeGreaterOrEqual"] = new("be at least", (actual, expected) => Compare(actual, expected) >= 0),
        ["BeLessThan"] = new("be less than", (actual, expected) => Compare(actual, expected) < 0),
        ["BeLessOrEqual"] = new("be at most", (actual, expected) => Compare(actual, expected) <= 0),
        ["Contain"] = new("contain", Contains, true),
        ["HaveCount"] = new("have the count", (actual, expected) => Count(actual) == ToCount(expected), true),
        ["Match"] = new("match", (actual, expected) => Matches(actual, expected, RegexOptions.IgnoreCase)),
        ["MatchExactly"] = new("match exactly", (actual, expected) => Matches(actual, expected, RegexOptions.None)),
    };

    public static Assertion Named(string name) => All[name];

    public string Describe(object? expected, bool negated)
    {
        var value = Expectation is "be null or empty" or "be true" or "be false" ? "" : " " + ValueText.Of(expected);
        return $"Expected {(negated ? "not " : "")}to {Expectation}{value}";
    }

    /// <summary>Nothing, an empty array and an array of one null are all the same; otherwise item by item.</summary>
    private static bool AreEqual(object? actual, object? expected, bool ignoreCase)
    {
        var left = ToArray(actual);
        var right = ToArray(expected);
        if (IsNothing(left) || IsNothing(right))
        {
            return IsNothing(left) && IsNothing(right);
        }
        return left.Length == right.Length && left.Zip(right).All(pair =>
            pair.First is IList || pair.Second is IList
                ? AreEqual(pair.First, pair.Second, ignoreCase)
                : LanguagePrimitives.Equals(pair.Second, pair.First, ignoreCase));
    }

    private static bool IsNothing(object?[] items) => items is [] or [null];

    private static bool IsNullOrEmpty(object? actual) => ToArray(actual) switch
    {
        [] or [null] => true,
        [Hashtable map] => map.Count == 0,
        [var only] => string.IsNullOrEmpty(LanguagePrimitives.ConvertTo<string>(only)),
        _ => false,
    };

    private static bool Contains(object? items, object? item) =>
        ToArray(items).Any(candidate => LanguagePrimitives.Equals(candidate, item, ignoreCase: true));

    private static int Compare(object? actual, object? expected) =>
        LanguagePrimitives.Compare(actual, expected, ignoreCase: true);

    private static bool Matches(object? actual, object? pattern, RegexOptions options) => Regex.IsMatch(
        LanguagePrimitives.ConvertTo<string>(actual) ?? "", LanguagePrimitives.ConvertTo<string>(pattern), options);

    private static int Count(object? actual) => actual switch
    {
        null => 0,
        ICollection collection => collection.Count,
        _ => 1,
    };

    private static int ToCount(object? expected) => LanguagePrimitives.ConvertTo<int>(expected);

    private static Type TypeNamed(object? type) =>
        LanguagePrimitives.ConvertTo<Type>(type is string name ? name.Trim('[', ']') : type);

    private static object?[] ToArray(object? value) => value switch
    {
        null => [],
        IList items => [.. items.Cast<object?>().Select(Unwrap)],
        _ => [value],
    };

    /// <summary>The value itself, where the engine has put something around it.</summary>
    public static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
