namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <summary>The secrets of a region.</summary>
internal sealed class SecretStore
{
    private const int SuffixLength = 7;

    private readonly Dictionary<string, Secret> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Secret> _byArn = new(StringComparer.Ordinal);

    public IEnumerable<Secret> All => _byName.Values;

    public void Add(Secret secret)
    {
        _byName[secret.Name] = secret;
        _byArn[secret.Arn] = secret;
    }

    public void Remove(Secret secret)
    {
        if (_byArn.Remove(secret.Arn))
        {
            _byName.Remove(secret.Name);
        }
    }

    /// <summary>The secret with this name, whole ARN, or ARN without the last seven characters.</summary>
    public Secret? Find(string secretId)
    {
        if (_byArn.TryGetValue(secretId, out var secret) || _byName.TryGetValue(secretId, out secret))
        {
            return secret;
        }

        const string marker = ":secret:";
        var name = secretId.StartsWith("arn:", StringComparison.Ordinal)
            && secretId.IndexOf(marker, StringComparison.Ordinal) is var at and > 0
                ? secretId.Substring(at + marker.Length)
                : null;
        return name is not null && _byName.TryGetValue(name, out secret)
            && secret.Arn.Substring(0, secret.Arn.Length - SuffixLength) == secretId
                ? secret
                : null;
    }
}
