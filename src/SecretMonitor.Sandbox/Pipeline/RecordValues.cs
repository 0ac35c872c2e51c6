using System.Globalization;
using System.Text.Json;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>
/// Requests and answers as CloudTrail shows them: names in lower camel case, nothing that is sensitive.
/// </summary>
internal static class RecordValues
{
    public static void Write(Utf8JsonWriter writer, Structure structure, StructureModel model) =>
        new InRecords().Write(writer, structure, model);

    /// <summary>
    /// <c>SecretId</c> is <c>secretId</c>, <c>ARN</c> is <c>arn</c>, <c>KMSKeyId</c> is <c>kmsKeyId</c>.
    /// </summary>
    public static string LowerCamel(string name)
    {
        var capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
        {
            capitals++;
        }

        // The last capital of several begins the next word.
        var lowered = capitals > 1 && capitals < name.Length && char.IsLower(name[capitals]) ? capitals - 1 : capitals;
        return name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered);
    }

    private sealed class InRecords : JsonValueWriter
    {
        protected override string? NameOf(MemberModel member) =>
            member.Shape.IsSensitive ? null : LowerCamel(member.Name);

        protected override void Write(Utf8JsonWriter writer, DateTimeOffset time) => writer.WriteStringValue(
            time.UtcDateTime.ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture));
    }
}
