using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Selects a field of a space-delimited message, by name or by number.</summary>
internal sealed class FieldValueSelector(DelimitedPattern pattern, string name) : ValueSelector
{
    public override string? Resolve(string message) =>
        pattern.Match(message)?.Where(value => value.Name == name).Select(value => value.Text).FirstOrDefault();

    public override string? Resolve(JsonElement message) => Resolve(message.GetRawText());

    public override string ToString() => name;
}
