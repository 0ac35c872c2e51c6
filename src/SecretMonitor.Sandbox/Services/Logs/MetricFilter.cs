using System.Globalization;
using System.Text.Json;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>A metric filter: makes samples of a metric out of log events.</summary>
internal sealed class MetricFilter
{
    private const int DimensionLimit = 3;

    private readonly Structure _settings;
    private readonly double? _literal;
    private readonly ValueSelector? _selector;
    private readonly List<KeyValuePair<string, ValueSelector>> _dimensions = [];

    /// <param name="settings">The PutMetricFilter request.</param>
    /// <param name="created">When the filter of this name was first put, in milliseconds since 1970.</param>
    /// <exception cref="ServiceFault">Logs would refuse the filter.</exception>
    public MetricFilter(Structure settings, long created)
    {
        (_settings, Created) = (settings, created);
        Pattern = ParsePattern(settings.Required("filterPattern"));
        var transformation = settings.Parts("metricTransformations")[0];
        Namespace = transformation.Required("metricNamespace");
        MetricName = transformation.Required("metricName");
        Unit = transformation.Text("unit");
        DefaultValue = transformation.Real("defaultValue");
        var value = transformation.Required("metricValue");
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var literal))
        {
            _literal = literal;
        }
        else
        {
            _selector = ParseSelector(value, "metric value");
        }

        ReadDimensions(transformation.TextMap("dimensions"));
        if (Namespace.StartsWith("AWS/", StringComparison.OrdinalIgnoreCase))
        {
            throw Faults.Invalid("Invalid metric namespace: namespaces that begin with AWS/ are reserved.");
        }
    }

    public string Name => _settings.Required("filterName");

    public FilterPattern Pattern { get; }

    public string Namespace { get; }

    public string MetricName { get; }

    public string? Unit { get; }

    /// <summary>The sample for an event that doesn't match.</summary>
    public double? DefaultValue { get; }

    public long Created { get; }

    /// <exception cref="ServiceFault">The pattern is invalid.</exception>
    public static FilterPattern ParsePattern(string text)
    {
        try
        {
            return FilterPattern.Parse(text);
        }
        catch (PatternException e)
        {
            throw Faults.Invalid(e.ServiceMessage ?? "Invalid metric filter pattern");
        }
    }

    /// <summary>The sample of an event; null where it gives none.</summary>
    /// <param name="message">The event's text.</param>
    /// <param name="json">The same, parsed, where it is JSON.</param>
    public MetricSample? SampleOf(string message, JsonElement? json)
    {
        if (json is { } root && Pattern is JsonPattern ? !Pattern.Matches(root) : !Pattern.Matches(message))
        {
            return DefaultValue is { } value ? new(value, MetricSample.NoDimensions) : null;
        }

        if ((_literal ?? _selector!.ResolveNumber(message)) is not { } number)
        {
            return null;
        }

        Dictionary<string, string> dimensions = [];
        foreach (var dimension in _dimensions)
        {
            if (dimension.Value.Resolve(message) is not { Length: > 0 } resolved)
            {
                return null;
            }

            dimensions[dimension.Key] = resolved;
        }

        return new(number, dimensions);
    }

    public Structure ToStructure(string logGroup) => new()
    {
        ["filterName"] = Name,
        ["filterPattern"] = _settings.Text("filterPattern"),
        ["metricTransformations"] = _settings["metricTransformations"],
        ["creationTime"] = Created,
        ["logGroupName"] = logGroup,
        ["applyOnTransformedLogs"] = _settings.Flag("applyOnTransformedLogs") ?? false,
        ["fieldSelectionCriteria"] = _settings.Text("fieldSelectionCriteria"),
        ["emitSystemFieldDimensions"] = _settings["emitSystemFieldDimensions"],
    };

    private void ReadDimensions(IReadOnlyDictionary<string, string> dimensions)
    {
        if (dimensions.Count == 0)
        {
            return;
        }

        if (dimensions.Count > DimensionLimit)
        {
            throw Faults.Invalid($"Invalid metric transformation: at most {DimensionLimit} dimensions are allowed.");
        }

        if (DefaultValue is not null)
        {
            throw Faults.Invalid(
                "Invalid metric transformation: dimensions and default value are mutually exclusive properties.");
        }

        if (Pattern is TermPattern)
        {
            throw Faults.Invalid(
                "Invalid metric transformation: dimensions need a JSON or space-delimited filter pattern.");
        }

        _dimensions.AddRange(dimensions.Select(d =>
            new KeyValuePair<string, ValueSelector>(d.Key, ParseSelector(d.Value, "dimension value"))));
    }

    private ValueSelector ParseSelector(string text, string what)
    {
        try
        {
            return Pattern.ParseSelector(text);
        }
        catch (PatternException)
        {
            throw Faults.Invalid(
                $"Invalid metric transformation: {what} '{text}' is neither a number nor a selector of the pattern.");
        }
    }
}
