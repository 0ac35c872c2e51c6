using System.Text;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>The text of an input template, cut at its variables.</summary>
internal sealed class TemplateText
{
    private bool _isLines;

    public List<Part> Parts { get; } = [];

    /// <summary>Whether it is a JSON object, into which values are inserted as JSON.</summary>
    public bool IsObject { get; private set; }

    /// <exception cref="PatternException">AWS would refuse the text.</exception>
    public static TemplateText Parse(string text, string targetId)
    {
        TemplateText template = new();
        StringBuilder sample = new();
        bool quoted = false, variableInQuotes = false;
        int start = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int close = text[at] == '<' ? text.IndexOf('>', at) : -1;
            if (close > 0)
            {
                Part variable = new(text.Substring(at + 1, close - at - 1), IsVariable: true, quoted);
                CheckEventVariable(text, at, variable, targetId);
                template.AddText(sample, text.Substring(start, at - start));
                template.Parts.Add(variable);
                sample.Append(quoted ? "variable" : "null");
                variableInQuotes |= quoted;
                at = close;
                start = close + 1;
            }
            else if (quoted && text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"')
            {
                if (quoted && variableInQuotes && NextIs(text, at + 1, ':'))
                {
                    throw InputTemplate.Error(
                        $"InputTemplate placeholder present as a JSON object key for target {targetId}.", at);
                }

                quoted = !quoted;
                variableInQuotes = false;
            }
        }

        template.AddText(sample, text.Substring(start));
        template.Classify(sample.ToString(), targetId);
        return template;
    }

    /// <summary>Whether AWS delivers this rendering of the template.</summary>
    public bool Accepts(string rendered) => IsJson(rendered) || (_isLines && IsLines(rendered));

    private static void CheckEventVariable(string text, int at, Part variable, string targetId)
    {
        if (variable.Text is not ("aws.events.event" or "aws.events.event.json"))
        {
            return;
        }

        bool isValue = !variable.IsQuoted
            && text.TrimStart().StartsWith("{", StringComparison.Ordinal)
            && text.Substring(0, at).TrimEnd().EndsWith(":", StringComparison.Ordinal);
        if (!isValue)
        {
            throw InputTemplate.Error(
                $"InputTemplate for target {targetId} contains placeholder {variable.Text} "
                + "valid only for JSON template.",
                at);
        }
    }

    private static bool NextIs(string text, int from, char expected)
    {
        string rest = text.Substring(from).TrimStart();
        return rest.Length > 0 && rest[0] == expected;
    }

    private static bool IsJson(string text)
    {
        using JsonDocument? document = PatternJson.TryParse(text);
        return document is not null;
    }

    /// <summary>Whether the text is JSON strings, one after the other, between which stands white space.</summary>
    private static bool IsLines(string text)
    {
        int at = 0;
        while (true)
        {
            while (at < text.Length && PatternScanner.IsBlank(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                return true;
            }

            int start = at++;
            while (at < text.Length && text[at] != '"')
            {
                at += text[at] == '\\' ? 2 : 1;
            }

            if (text[start] != '"' || at >= text.Length || !IsJson(text.Substring(start, ++at - start)))
            {
                return false;
            }
        }
    }

    private void AddText(StringBuilder sample, string text)
    {
        sample.Append(text);
        Parts.Add(new(text, IsVariable: false, IsQuoted: false));
    }

    /// <summary>Decides by a sample rendering what kind of template it is.</summary>
    private void Classify(string sample, string targetId)
    {
        using JsonDocument? document = PatternJson.TryParse(sample);
        IsObject = document?.RootElement.ValueKind == JsonValueKind.Object;
        _isLines = document is null && IsLines(sample) && sample.Trim().Length > 0;
        if (document is null && !_isLines)
        {
            string place = $"[Source: (String)\"{sample}\"; line: 1, column: 1]";
            throw InputTemplate.Error($"Invalid InputTemplate for target {targetId} : {place}.", position: 0);
        }
    }

    /// <summary>Literal text, or the name of a variable.</summary>
    internal readonly record struct Part(string Text, bool IsVariable, bool IsQuoted);
}
