using System.Text.Json;

namespace SecretMonitor.Policies;

/// <summary>One text for all policies that AWS treats alike.</summary>
internal static class PolicyMeaning
{
    public static string Of(PolicyDocument policy) => List(
        policy.Version ?? PolicyDocument.FirstVersion,
        policy.Id,
        Set(policy.Statement.Select(Of)),
        Others(policy.OtherMembers));

    private static string Of(PolicyStatement statement) => List(
        statement.Sid,
        statement.Effect.ToString(),
        Set(statement.Principal?.Select(Of)),
        Set(statement.NotPrincipal?.Select(Of)),
        Set(statement.Action?.Select(Lower)),
        Set(statement.NotAction?.Select(Lower)),
        Set(statement.Resource),
        Set(statement.NotResource),
        Set(statement.Condition.Select(Of)),
        Others(statement.OtherMembers));

    // An account is stored as "111122223333" or as its root's ARN; "*" and {"AWS":"*"} are one.
    private static string Of(PolicyPrincipal principal)
    {
        if (principal.IsAnyone)
        {
            return "*";
        }

        string value = Arn.TryParse(principal.Value, out Arn? arn) && arn.Resource == "root"
            ? arn.AccountId
            : principal.Value;
        return List(principal.Type, value);
    }

    private static string Of(PolicyCondition condition)
    {
        string test = Lower(condition.Operator).Replace("arnequals", "arnlike").Replace("arnnotequals", "arnnotlike");
        bool isFlag = test.StartsWith("bool", StringComparison.Ordinal) || test == "null";
        return List(test, Lower(condition.Key), Set(isFlag ? condition.Values.Select(Lower) : condition.Values));
    }

    private static string Others(IReadOnlyDictionary<string, JsonElement> members) =>
        Set(members.Select(member => List(member.Key, member.Value.GetRawText())));

    private static string Lower(string text) => text.ToLowerInvariant();

    private static string Set(IEnumerable<string>? texts) => texts is null
        ? List(null)
        : List(texts.Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToArray());

    // JSON keeps the parts apart, whatever characters they hold.
    private static string List(params string?[]? texts) => JsonSerializer.Serialize(texts);
}
