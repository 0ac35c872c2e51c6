using System.Globalization;
using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Holds an input against its model and words what is wrong as AWS's front end does.</summary>
internal sealed class InputValidator
{
    private readonly List<string> _problems = [];
    private string? _missing;

    /// <exception cref="ServiceFault">The input breaks the model; in the service's spelling.</exception>
    public static void Check(SandboxService service, OperationModel operation, Structure input)
    {
        InputValidator validator = new();
        validator.CheckMembers(input, operation.Input, "");
        var problems = validator._problems;
        if (problems.Count > 0)
        {
            var count = problems.Count == 1 ? "1 validation error" : $"{problems.Count} validation errors";
            throw service.InvalidInput($"{count} detected: {string.Join("; ", problems)}", validator._missing);
        }
    }

    private void CheckMembers(Structure structure, StructureModel model, string path)
    {
        foreach (var member in model.Members)
        {
            var at = path + LowerFirst(member.Name);
            if (structure[member.Name] is { } value)
            {
                CheckValue(value, member.Shape, at);
            }
            else if (member.IsRequired)
            {
                _missing ??= member.Name;
                _problems.Add($"Value null at '{at}' failed to satisfy constraint: Member must not be null");
            }
        }
    }

    private void CheckValue(object value, Shape shape, string at)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                CheckMembers((Structure)value, shape.Structure!, at + ".");
                break;
            case ShapeKind.List:
                var items = (IReadOnlyList<object>)value;
                CheckSize(value, items.Count, shape, at);
                for (var i = 0; i < items.Count; i++)
                {
                    CheckValue(items[i], shape.Element!,
                        $"{at}.{(i + 1).ToString(CultureInfo.InvariantCulture)}.member");
                }

                break;
            case ShapeKind.Map:
                var map = (IReadOnlyDictionary<string, object>)value;
                CheckSize(value, map.Count, shape, at);
                foreach (var entry in map)
                {
                    CheckValue(entry.Value, shape.Element!, $"{at}.{entry.Key}.member");
                }

                break;
            case ShapeKind.String:
                CheckText((string)value, shape, at);
                break;
            case ShapeKind.Blob:
                CheckSize(value, ((byte[])value).Length, shape, at);
                break;
            case ShapeKind.Integer or ShapeKind.Long or ShapeKind.Double:
                CheckBounds(value, Scalars.Real(value), shape, at, "value");
                break;
        }
    }

    private void CheckText(string text, Shape shape, string at)
    {
        CheckSize(text, text.Length, shape, at);
        if (shape.Enum.Count > 0 && !shape.Enum.Contains(text))
        {
            Report(text, shape, at, $"Member must satisfy enum value set: [{string.Join(", ", shape.Enum)}]");
        }

        if (shape.Pattern is { } pattern && !Matches(pattern, text))
        {
            Report(text, shape, at, $"Member must satisfy regular expression pattern: {shape.PatternText}");
        }
    }

    private void CheckSize(object value, int size, Shape shape, string at) =>
        CheckBounds(value, size, shape, at, "length");

    private void CheckBounds(object value, double measure, Shape shape, string at, string what)
    {
        if (measure < shape.Minimum)
        {
            Report(value, shape, at,
                $"Member must have {what} greater than or equal to {Scalars.Text(shape.Minimum!.Value)}");
        }
        else if (measure > shape.Maximum)
        {
            Report(value, shape, at,
                $"Member must have {what} less than or equal to {Scalars.Text(shape.Maximum!.Value)}");
        }
    }

    private void Report(object value, Shape shape, string at, string constraint)
    {
        var shown = shape.IsSensitive || value is byte[] ? "Value" : $"Value '{Show(value)}'";
        _problems.Add($"{shown} at '{at}' failed to satisfy constraint: {constraint}");
    }

    private static string Show(object value) => value switch
    {
        IReadOnlyList<object> list => $"[{string.Join(", ", list.Select(Show))}]",
        IReadOnlyDictionary<string, object> map =>
            $"{{{string.Join(", ", map.Select(e => $"{e.Key}={Show(e.Value)}"))}}}",
        Structure structure =>
            $"{{{string.Join(", ", structure.Select(m => $"{LowerFirst(m.Key)}={Show(m.Value)}"))}}}",
        byte[] => "...",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
