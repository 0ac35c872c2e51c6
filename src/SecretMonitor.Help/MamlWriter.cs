using System.Xml.Linq;

namespace SecretMonitor.Help;

/// <summary>Writes help in MAML, the form that <c>Get-Help</c> reads.</summary>
internal sealed class MamlWriter(IReadOnlyList<CommandHelp> commands)
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public void Save(string path) => new XElement(Root + "helpItems", new XAttribute("schema", "maml"), commands.Select(CommandOf)).Save(path);

    private static XElement CommandOf(CommandHelp command) => new(Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(Command + "details",
            new XElement(Command + "name", command.Name),
            new XElement(Command + "verb", command.Verb),
            new XElement(Command + "noun", command.Noun),
            Description(FirstSentence(command.Synopsis))),
        Description(command.Synopsis),
        new XElement(Command + "syntax", command.Sets.Select(set => new XElement(Command + "syntaxItem",
            new XElement(Maml + "name", command.Name),
            command.In(set).Select(ParameterOf)))),
        new XElement(Command + "parameters", command.Parameters
            .GroupBy(p => p.Name).Select(p => p.First()).OrderBy(p => p.Name, StringComparer.Ordinal).Select(ParameterOf)),
        new XElement(Command + "inputTypes", command.Parameters
            .Where(p => p.TakesValues).Select(p => p.TypeName).Distinct()
            .Select(name => new XElement(Command + "inputType", TypeOf(name)))),
        new XElement(Command + "returnValues", command.Outputs
            .Select(name => new XElement(Command + "returnValue", TypeOf(name)))),
        new XElement(Maml + "alertSet", new XElement(Maml + "alert", Para(command.Notes))),
        new XElement(Command + "examples", command.Examples.Select((example, i) => new XElement(Command + "example",
            new XElement(Maml + "title", $"---------- Example {i + 1} ----------"),
            new XElement(Dev + "code", example.Code),
            new XElement(Dev + "remarks", Para(example.Remarks))))));

    private static XElement ParameterOf(ParameterHelp parameter) => new(Command + "parameter",
        new XAttribute("required", parameter.IsRequired ? "true" : "false"),
        new XAttribute("variableLength", parameter.IsArray ? "true" : "false"),
        new XAttribute("globbing", parameter.TakesWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", parameter.PipelineInput),
        new XAttribute("position", parameter.Position?.ToString() ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Description(parameter.Description),
        parameter.Values.Count > 0
            ? new XElement(Command + "parameterValueGroup", parameter.Values.Select(value => new XElement(Command + "parameterValue",
                new XAttribute("required", "false"), new XAttribute("variableLength", "false"), value)))
            : null,
        parameter.IsSwitch
            ? null
            : new XElement(Command + "parameterValue", new XAttribute("required", "true"),
                new XAttribute("variableLength", parameter.IsArray ? "true" : "false"), parameter.TypeName),
        TypeOf(parameter.TypeName));

    private static XElement TypeOf(string name) => new(Dev + "type", new XElement(Maml + "name", name), new XElement(Maml + "uri"));

    private static XElement Description(string text) => new(Maml + "description", Para(text));

    private static XElement Para(string text) => new(Maml + "para", text);

    private static string FirstSentence(string text) =>
        text.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? text[..(end + 1)] : text;
}
