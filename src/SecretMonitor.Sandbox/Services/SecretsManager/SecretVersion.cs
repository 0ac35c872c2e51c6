namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <summary>One value of a secret. Its text never contains the value.</summary>
internal sealed class SecretVersion(string id, string? text, byte[]? binary, DateTimeOffset created)
{
    public string Id { get; } = id;

    public string? Text { get; } = text;

    public byte[]? Binary { get; } = binary;

    public DateTimeOffset Created { get; } = created;

    /// <summary>The day of the last read.</summary>
    public DateTimeOffset? LastAccessed { get; set; }

    /// <summary>Staging labels; a version without any is deprecated.</summary>
    public List<string> Stages { get; private init; } = [];

    /// <summary>The same value with labels of its own, for another secret.</summary>
    public SecretVersion Copy() => new(Id, Text, Binary, Created) { Stages = [.. Stages], LastAccessed = LastAccessed };

    public bool HasValue(string? text, byte[]? binary) =>
        Text == text && (Binary is null ? binary is null : binary is not null && Binary.SequenceEqual(binary));
}
