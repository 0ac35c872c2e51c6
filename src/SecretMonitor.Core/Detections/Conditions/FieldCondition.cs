using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>A condition on one member of the record, named by its path: <c>requestParameters.secretId</c>.</summary>
internal abstract record FieldCondition(string Path) : RecordCondition
{
    public override int Choices => 1;

    public override IEnumerable<FieldCondition> Fields => [this];

    public override IEnumerable<FieldCondition> Mentioned => [this];

    protected string[] Names => Path.Split('.');

    public override RecordCondition Take(int start, int count) => this;

    /// <summary>The alternatives of the field in an event pattern.</summary>
    public abstract ValueMatcher[] ToMatchers();

    /// <summary>Values of the field that try the condition hard; null for none at all.</summary>
    public abstract IEnumerable<JsonNode?> Near { get; }

    protected JsonElement? Value(JsonElement record) => record.Member(Names);
}
