using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary><c>null</c>, <c>true</c> or <c>false</c>.</summary>
internal sealed class LiteralMatcher(JsonValueKind kind) : ValueMatcher
{
    internal override bool Matches(JsonElement scalar) => scalar.ValueKind == kind;

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        if (kind == JsonValueKind.Null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteBooleanValue(kind == JsonValueKind.True);
        }
    }
}
