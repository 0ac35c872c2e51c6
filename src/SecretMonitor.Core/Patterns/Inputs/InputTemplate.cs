using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// An EventBridge input transformer: paths that name parts of an event, and a template that puts them together. The
/// template is a JSON object, in which values are inserted as JSON, or lines of text in quotes, into which they are
/// pasted as they are.
/// </summary>
/// <remarks>AWS: "Amazon EventBridge input transformation"; what AWS does with odd values was observed.</remarks>
public sealed class InputTemplate
{
    /// <summary>The most paths that AWS takes.</summary>
    public const int MaxPaths = 100;

    /// <summary>The longest template that AWS takes, in characters.</summary>
    public const int MaxLength = 8192;

    private readonly IReadOnlyDictionary<string, EventPath> _paths;
    private readonly TemplateText _template;

    private InputTemplate(IReadOnlyDictionary<string, EventPath> paths, TemplateText template)
    {
        _paths = paths;
        _template = template;
    }

    /// <summary>Reads the two members of an InputTransformer.</summary>
    /// <param name="inputPathsMap">JSON paths under their names, or null.</param>
    /// <param name="inputTemplate">The template.</param>
    /// <param name="targetId">The id of the target, which AWS's refusals name.</param>
    /// <exception cref="PatternException">AWS would refuse them, with the same message.</exception>
    public static InputTemplate Parse(
        IReadOnlyDictionary<string, string>? inputPathsMap,
        string inputTemplate,
        string targetId)
    {
        if (inputPathsMap?.Count > MaxPaths)
        {
            throw Error($"InputTransformer for target {targetId} has more than {MaxPaths} input paths.");
        }

        if (inputTemplate.Length is 0 or > MaxLength)
        {
            throw Error($"InputTemplate for target {targetId} must have 1 to {MaxLength} characters.");
        }

        Dictionary<string, EventPath> paths = [];
        foreach (KeyValuePair<string, string> entry in inputPathsMap ?? new Dictionary<string, string>())
        {
            if (entry.Key.Length is 0 or > 256
                || !entry.Key.All(PatternScanner.IsNameCharacter)
                || entry.Key.StartsWith("AWS", StringComparison.Ordinal))
            {
                throw Error($"InputPathsMap for target {targetId} has the invalid name '{entry.Key}'.");
            }

            try
            {
                paths[entry.Key] = EventPath.Parse(entry.Value);
            }
            catch (PatternException e)
            {
                throw Error($"InputPath for target {targetId} is invalid.", e.Position);
            }
        }

        return new(paths, TemplateText.Parse(inputTemplate, targetId));
    }

    /// <summary>The input for the target. Never throws; what AWS would not deliver has an error code.</summary>
    public TargetInput Render(JsonElement eventObject, InputContext context)
    {
        StringBuilder text = new();
        foreach (TemplateText.Part part in _template.Parts)
        {
            text.Append(part.IsVariable ? Insert(part, eventObject, context) : part.Text);
        }

        string rendered = text.ToString();
        return new(rendered, _template.Accepts(rendered) ? null : TargetInput.InvalidJson);
    }

    internal static PatternException Error(string message, int position = -1) =>
        new(message, message, position, message);

    private string Insert(TemplateText.Part part, JsonElement eventObject, InputContext context)
    {
        string? json = ResolvePredefined(part.Text, eventObject, context);
        if (json is null)
        {
            if (!_paths.TryGetValue(part.Text, out EventPath? path))
            {
                return $"<{part.Text}>";
            }

            json = path.Select(eventObject);
        }

        if (json is null)
        {
            return _template.IsObject && !part.IsQuoted ? "\"\"" : "";
        }

        bool isString = json[0] == '"';
        return _template.IsObject
            ? isString && part.IsQuoted ? json.Substring(1, json.Length - 2) : json
            : isString ? Unquote(json)
            : json.Replace("\"", "");
    }

    private static string? ResolvePredefined(string name, JsonElement eventObject, InputContext context) =>
        name switch
        {
            "aws.events.rule-arn" => PatternJson.Quote(context.RuleArn),
            "aws.events.rule-name" => PatternJson.Quote(context.RuleName),
            "aws.events.event.ingestion-time" => PatternJson.Quote(context.IngestionTime.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            "aws.events.event.json" => PatternJson.Compact(eventObject),
            "aws.events.event" => EventHeader.Of(eventObject),
            _ => null,
        };

    private static string Unquote(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return PatternJson.TextOf(document.RootElement);
    }
}
