using System.Text.Json;

namespace SecretMonitor.Policies;

/// <summary>A policy in IAM's JSON language: read, built, merged statement by statement, and printed.</summary>
public sealed record PolicyDocument
{
    /// <summary>The current language version; needed for policy variables.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The version of a document that states none.</summary>
    public const string FirstVersion = "2008-10-17";

    /// <summary>The language version as written; null where the document states none.</summary>
    public string? Version { get; init; } = CurrentVersion;

    /// <summary>The document's id, if any.</summary>
    public string? Id { get; init; }

    /// <summary>The statements, in their order.</summary>
    public IReadOnlyList<PolicyStatement> Statement { get; init; } = [];

    /// <summary>Members that this library does not know, kept as they are.</summary>
    public IReadOnlyDictionary<string, JsonElement> OtherMembers { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Reads a policy; single values and lists are both understood.</summary>
    /// <exception cref="PolicyException">The text is not a policy document.</exception>
    public static PolicyDocument Parse(string json) => PolicyReader.Read(json);

    /// <summary>A policy of the current version with these statements.</summary>
    public static PolicyDocument Of(params IReadOnlyList<PolicyStatement> statements) =>
        new() { Statement = statements };

    /// <summary>Checks what IAM demands of a policy of this kind beyond its syntax.</summary>
    /// <exception cref="PolicyException">The policy breaks a rule; the message is IAM's.</exception>
    public void Validate(PolicyKind kind) => PolicyRules.Check(this, kind);

    /// <summary>
    /// The policy with this statement: in place of the one with the same Sid, else at the end. All others stay.
    /// </summary>
    public PolicyDocument WithStatement(PolicyStatement statement)
    {
        List<PolicyStatement> statements = [.. Statement];
        int index = statement.Sid is null ? -1 : statements.FindIndex(s => s.Sid == statement.Sid);
        if (index < 0)
        {
            statements.Add(statement);
        }
        else
        {
            statements[index] = statement;
        }

        return this with { Statement = statements };
    }

    /// <summary>The policy without the statement of this Sid; the last one gone leaves an empty list.</summary>
    public PolicyDocument WithoutStatement(string sid) =>
        this with { Statement = Statement.Where(s => s.Sid != sid).ToArray() };

    /// <summary>
    /// Whether two policies mean the same to AWS: the order of statements and values, single value or list, the case of
    /// actions and condition keys, and the two ways to write an account do not matter.
    /// </summary>
    public bool SemanticallyEquals(PolicyDocument other) => PolicyMeaning.Of(this) == PolicyMeaning.Of(other);

    /// <summary>Compact JSON, elements in AWS's usual order, single values without a list.</summary>
    public override string ToString() => PolicyWriter.Write(this);

    /// <summary>The same, on lines of its own, for people.</summary>
    public string ToIndentedString() => PolicyWriter.Write(this, isIndented: true);
}
