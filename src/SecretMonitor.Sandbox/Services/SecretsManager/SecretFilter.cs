using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <summary>
/// The filters of ListSecrets and BatchGetSecretValue. A secret must pass every filter, by any of its values; a value
/// after <c>!</c> shuts out what it matches. Values match beginnings.
/// </summary>
internal static class SecretFilter
{
    private static readonly char[] WordBreaks = [' ', '/', '_', '+', '=', '.', '@', '-', ':'];

    /// <exception cref="ServiceFault">InvalidParameterException: a filter lacks its key or its values.</exception>
    public static IEnumerable<Secret> Apply(IReadOnlyList<Structure> filters, IEnumerable<Secret> secrets)
    {
        if (filters.FirstOrDefault(f => !f.Has("Key") || !f.Has("Values")) is { } partial)
        {
            throw new ServiceFault("InvalidParameterException", partial.Text("Key") is { } key
                ? $"Invalid filter values for key: {key}"
                : "Invalid filter key");
        }

        return secrets.Where(secret => filters.All(filter =>
            Passes(secret, filter.Required("Key"), filter.Texts("Values"))));
    }

    private static bool Passes(Secret secret, string key, IReadOnlyList<string> values)
    {
        var (unwanted, wanted) = (values.Where(IsNegated).ToArray(), values.Where(v => !IsNegated(v)).ToArray());
        return !unwanted.Any(v => Matches(secret, key, v.Substring(1)))
            && (wanted.Length == 0 || wanted.Any(v => Matches(secret, key, v)));
    }

    private static bool Matches(Secret secret, string key, string value)
    {
        switch (key)
        {
            case "name":
                return Begins(secret.Name, value);
            case "description":
                return Words(secret.Description ?? "").Append(secret.Description ?? "")
                    .Any(w => w.StartsWith(value, StringComparison.OrdinalIgnoreCase));
            case "tag-key":
                return secret.Tags.Keys.Any(k => Begins(k, value));
            case "tag-value":
                return secret.Tags.Values.Any(v => Begins(v, value));
            case "primary-region":
                return Begins(secret.Primary?.Region ?? (secret.Replicas.Count > 0 ? secret.Region : ""), value);
            case "owning-service":
                return false;
            default:
                var words = Attributes(secret).SelectMany(Words).ToArray();
                return Words(value).All(
                    wanted => words.Any(w => w.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static bool IsNegated(string value) => value.StartsWith("!", StringComparison.Ordinal);

    private static IEnumerable<string> Attributes(Secret secret) =>
    [
        secret.Name, secret.Description ?? "", secret.Primary?.Region ?? "", .. secret.Tags.Keys, .. secret.Tags.Values,
    ];

    private static string[] Words(string text) => text.Split(WordBreaks, StringSplitOptions.RemoveEmptyEntries);

    private static bool Begins(string text, string value) => text.StartsWith(value, StringComparison.Ordinal);
}
