using System.Collections;

namespace SecretMonitor.Policies;

/// <summary>
/// The condition keys of a request and their values. Keys are case-insensitive; a key without values is a missing key.
/// </summary>
public sealed class RequestContext : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of a key; empty if it is missing.</summary>
    public IReadOnlyList<string> this[string key] =>
        _values.TryGetValue(key, out IReadOnlyList<string>? values) ? values : [];

    /// <summary>Sets a key. Null values are left out, so that an unknown value is a missing key.</summary>
    public void Add(string key, params IReadOnlyList<string?> values) =>
        _values[key] = values.OfType<string>().ToArray();

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>These keys, on top of those that follow from the caller.</summary>
    internal RequestContext For(PolicyCaller caller)
    {
        RequestContext context = new()
        {
            { "aws:PrincipalArn", caller.PrincipalArn },
            { "aws:PrincipalAccount", caller.AccountId },
            { "aws:PrincipalType", TypeOf(caller.Kind) },
            { "aws:PrincipalIsAWSService", caller.Kind == PolicyCallerKind.Service ? "true" : "false" },
            { "aws:PrincipalServiceName", caller.ServiceName },
            { "aws:username", caller.UserName },
            { "aws:userid", caller.UserId ?? (caller.Kind == PolicyCallerKind.Root ? caller.AccountId : null) },
        };
        foreach (KeyValuePair<string, IReadOnlyList<string>> own in this)
        {
            context._values[own.Key] = own.Value;
        }

        return context;
    }

    private static string? TypeOf(PolicyCallerKind kind) => kind switch
    {
        PolicyCallerKind.Anonymous => "Anonymous",
        PolicyCallerKind.Root => "Account",
        PolicyCallerKind.User => "User",
        PolicyCallerKind.RoleSession => "AssumedRole",
        PolicyCallerKind.FederatedUser => "FederatedUser",
        _ => null,
    };
}
