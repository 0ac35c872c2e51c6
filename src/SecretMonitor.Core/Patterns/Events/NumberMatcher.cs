using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>A number, however it is written.</summary>
internal sealed class NumberMatcher(string text) : ValueMatcher
{
    private readonly EventNumber _number = new(text);

    public bool IsComparable => _number.IsComparable;

    internal override bool Matches(JsonElement scalar) => EventNumber.Of(scalar) is { } number && _number.Is(number);

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(_number.Text);
}
