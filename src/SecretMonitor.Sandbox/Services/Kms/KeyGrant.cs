using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>A grant: it lets a principal use a key, besides the key's policy.</summary>
internal sealed record KeyGrant
{
    public required string Id { get; init; }

    public required string Token { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string IssuingAccount { get; init; }

    public required string Grantee { get; init; }

    public string? Retiring { get; init; }

    public string? Name { get; init; }

    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The encryption context must have these.</summary>
    public required IReadOnlyDictionary<string, string> Subset { get; init; }

    /// <summary>The encryption context must be these; empty: anything.</summary>
    public required IReadOnlyDictionary<string, string> Whole { get; init; }

    /// <summary>Whether it lets a caller do something.</summary>
    public bool Allows(Caller caller, string operation, IReadOnlyDictionary<string, string> context) =>
        Is(caller, Grantee) && Operations.Contains(operation)
        && Subset.All(pair => context.TryGetValue(pair.Key, out var value) && value == pair.Value)
        && (Whole.Count == 0 || (Whole.Count == context.Count
            && Whole.All(pair => context.TryGetValue(pair.Key, out var value) && value == pair.Value)));

    /// <summary>Whether a caller may give the grant up.</summary>
    public bool MayRetire(Caller caller) =>
        (Retiring is not null && Is(caller, Retiring)) || (Is(caller, Grantee) && Operations.Contains("RetireGrant"));

    /// <summary>Whether another request asks for the same grant.</summary>
    public bool IsAskedForBy(Structure input) =>
        Name is not null && input.Text("Name") == Name && input.Required("GranteePrincipal") == Grantee
        && input.Text("RetiringPrincipal") == Retiring && input.Texts("Operations").SequenceEqual(Operations);

    public Structure Describe(KmsKey key) => new()
    {
        ["KeyId"] = key.Arn,
        ["GrantId"] = Id,
        ["Name"] = Name,
        ["CreationDate"] = Created,
        ["GranteePrincipal"] = Grantee,
        ["RetiringPrincipal"] = Retiring,
        ["IssuingAccount"] = IssuingAccount,
        ["Operations"] = Operations.ToList(),
        ["Constraints"] = Subset.Count + Whole.Count == 0 ? null : new Structure
        {
            ["EncryptionContextSubset"] = Show(Subset),
            ["EncryptionContextEquals"] = Show(Whole),
        },
    };

    private static bool Is(Caller caller, string principal) => principal == caller.Arn || principal == caller.RoleArn
        || (Arn.TryParse(principal, out var arn) && arn.Resource == "root" && arn.AccountId == caller.AccountId);

    private static Dictionary<string, object>? Show(IReadOnlyDictionary<string, string> context) =>
        context.Count == 0 ? null : context.ToDictionary(pair => pair.Key, pair => (object)pair.Value);
}
