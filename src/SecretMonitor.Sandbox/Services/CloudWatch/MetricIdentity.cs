using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>What makes a metric one metric: namespace, name and dimensions, whatever their order.</summary>
internal sealed class MetricIdentity : IEquatable<MetricIdentity>
{
    private readonly string _key;

    public MetricIdentity(string metricNamespace, string name, IEnumerable<KeyValuePair<string, string>> dimensions)
    {
        (Namespace, Name) = (metricNamespace, name);
        Dimensions = [.. dimensions.OrderBy(d => d.Key, StringComparer.Ordinal)];
        _key = string.Join("\n", [Namespace, Name, .. Dimensions.Select(d => $"{d.Key}\t{d.Value}")]);
    }

    public string Namespace { get; }

    public string Name { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Dimensions { get; }

    /// <summary>The metric of a request's Namespace, MetricName and Dimensions.</summary>
    public static MetricIdentity Of(Structure input, string? metricNamespace = null) => new(
        metricNamespace ?? Needed(input, "Namespace"),
        Needed(input, "MetricName"),
        input.Parts("Dimensions")
            .Select(d => new KeyValuePair<string, string>(d.Required("Name"), d.Required("Value"))));

    public IReadOnlyList<object> DimensionList() =>
        [.. Dimensions.Select(d => new Structure { ["Name"] = d.Key, ["Value"] = d.Value })];

    public Structure ToStructure() =>
        new() { ["Namespace"] = Namespace, ["MetricName"] = Name, ["Dimensions"] = DimensionList() };

    public bool Equals(MetricIdentity? other) => other?._key == _key;

    public override bool Equals(object? obj) => Equals(obj as MetricIdentity);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_key);

    /// <summary>The order in which lists show metrics.</summary>
    public override string ToString() => _key;

    private static string Needed(Structure input, string name) =>
        input.Text(name) ?? throw Faults.Missing($"The parameter {name} is required.");
}
