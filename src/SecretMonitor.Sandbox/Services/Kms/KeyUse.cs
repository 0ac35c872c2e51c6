namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>What a key is wanted for.</summary>
/// <param name="Operation">The operation of KMS: <c>Decrypt</c>.</param>
/// <param name="Context">The encryption context.</param>
internal sealed record KeyUse(string Operation, IReadOnlyDictionary<string, string> Context)
{
    /// <summary>The service that asks for its caller (<c>sns</c>); null: the caller asks itself.</summary>
    public string? Via { get; init; }

    /// <summary>Condition keys that only this operation has.</summary>
    public IReadOnlyDictionary<string, string> Conditions { get; init; } = new Dictionary<string, string>();

    public string Action => "kms:" + Operation;

    public static KeyUse Of(string operation) => new(operation, new Dictionary<string, string>());
}
