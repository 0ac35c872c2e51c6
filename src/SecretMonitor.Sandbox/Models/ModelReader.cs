using System.Globalization;
using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Models;

/// <summary>
/// Reads a <c>.model</c> text. Line by line:
/// <code>
/// service NAME VERSION | protocols P ... | target PREFIX | json 1.1 | xmlns URI
/// operation NAME, then "  input" and "  output", each followed by members
/// structure NAME, followed by members
/// error NAME [code=CODE] [status=N]
/// member:  Name[*]: TYPE [MIN..MAX] [enum=A|B] [pattern=/RE/] [sensitive] [flat] [item=N] [key=N] [value=N] [format=F]
/// [wire=N] TYPE:    string integer long double boolean blob timestamp, [TYPE constraints] a list, {TYPE constraints} a
/// map of          strings to TYPE, or the name of a structure; * marks a required member
/// </code>
/// </summary>
internal sealed class ModelReader
{
    private static readonly Regex MemberLine = new(
        @"^\s+(?<name>\w+)(?<required>\*?): (?<type>.+)$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, StructureModel> _structures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OperationModel> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ErrorModel> _errors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _header = new(StringComparer.Ordinal);

    public static ServiceModel ReadEmbedded(string signingName)
    {
        var assembly = typeof(ModelReader).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Models.{signingName}.model")
            ?? throw new ArgumentException($"The sandbox has no service '{signingName}'.", nameof(signingName));
        using StreamReader text = new(stream);
        return Read(text);
    }

    public static ServiceModel Read(TextReader text)
    {
        ModelReader reader = new();
        reader.ReadLines(text);
        return reader.ToModel();
    }

    private void ReadLines(TextReader text)
    {
        OperationModel? operation = null;
        StructureModel? current = null;
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (MemberLine.Match(line) is { Success: true } member)
            {
                current!.Add(ToMember(member));
                continue;
            }

            var words = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            switch (words[0])
            {
                case "operation":
                    operation = new(words[1], new(words[1] + "Request"), null);
                    _operations[words[1]] = operation;
                    break;
                case "input":
                    current = operation!.Input;
                    break;
                case "output":
                    current = new(operation!.Name + "Response");
                    _operations[operation.Name] = operation with { Output = current };
                    break;
                case "structure":
                    current = StructureOf(words[1]);
                    break;
                case "error":
                    _errors[words[1]] = new(words[1], Option(words, "code=") ?? words[1],
                        int.Parse(Option(words, "status=") ?? "400", CultureInfo.InvariantCulture));
                    break;
                default:
                    _header[words[0]] = [.. words.Skip(1)];
                    break;
            }
        }
    }

    private ServiceModel ToModel() => new()
    {
        SigningName = _header["service"][0],
        ApiVersion = _header["service"][1],
        Protocols = _header["protocols"],
        TargetPrefix = Header("target"),
        JsonVersion = Header("json") ?? "1.1",
        XmlNamespace = Header("xmlns"),
        Operations = _operations,
        Errors = _errors,
    };

    private string? Header(string name) => _header.TryGetValue(name, out var words) ? words[0] : null;

    private StructureModel StructureOf(string name)
    {
        if (!_structures.TryGetValue(name, out var structure))
        {
            _structures[name] = structure = new(name);
        }

        return structure;
    }

    private MemberModel ToMember(Match line)
    {
        ShapeText text = new(line.Groups["type"].Value);
        var shape = text.ReadShape(StructureOf);
        var name = line.Groups["name"].Value;
        return new(name, text.Wire ?? name, line.Groups["required"].Length > 0, shape);
    }

    private static string? Option(string[] words, string key) =>
        words.FirstOrDefault(w => w.StartsWith(key, StringComparison.Ordinal))?.Substring(key.Length);
}
