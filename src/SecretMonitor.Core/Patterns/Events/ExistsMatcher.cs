using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>There is a value, or there is none. Objects are no values.</summary>
internal sealed class ExistsMatcher(bool exists) : ValueMatcher
{
    /// <summary>Whether a matcher is met by the absence of a value.</summary>
    public static bool IsAbsence(ValueMatcher matcher) => matcher is ExistsMatcher { Demanded: false };

    private bool Demanded { get; } = exists;

    internal override bool Matches(JsonElement scalar) => Demanded;

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("exists", Demanded);
        writer.WriteEndObject();
    }
}
