using System.Management.Automation;
using System.Reflection;

namespace SecretMonitor.Help;

/// <summary>What help says about a command.</summary>
internal sealed record CommandHelp
{
    private static readonly ParameterHelp[] Confirmation =
    [
        new() { Name = "WhatIf", TypeName = "switch", Aliases = ["wi"], Description = "Shows what would be done, and does nothing." },
        new() { Name = "Confirm", TypeName = "switch", Aliases = ["cf"], Description = "Asks before anything is done." },
    ];

    public required string Verb { get; init; }

    public required string Noun { get; init; }

    public required string Synopsis { get; init; }

    public required string Notes { get; init; }

    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    public required IReadOnlyList<CommandExample> Examples { get; init; }

    public required IReadOnlyList<string> Outputs { get; init; }

    public required string? DefaultSet { get; init; }

    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameter sets, the default one first.</summary>
    public IReadOnlyList<string> Sets =>
    [
        .. Parameters.Select(p => p.Set).Where(s => s != ParameterAttribute.AllParameterSets).Distinct()
            .DefaultIfEmpty(ParameterAttribute.AllParameterSets).OrderByDescending(s => s == DefaultSet),
    ];

    /// <summary>The parameters of a set: positional ones in order, then required ones, then by declaration.</summary>
    public IEnumerable<ParameterHelp> In(string set) => Parameters
        .Where(p => p.Set == set || p.Set == ParameterAttribute.AllParameterSets)
        .OrderBy(p => p.Position ?? int.MaxValue)
        .ThenByDescending(p => p.IsRequired);

    /// <summary>The help of a cmdlet's type; null for any other type.</summary>
    public static CommandHelp? Read(Type type, DocComments comments)
    {
        if (type.GetCustomAttribute<CmdletAttribute>() is not { } cmdlet)
        {
            return null;
        }

        return new()
        {
            Verb = cmdlet.VerbName,
            Noun = cmdlet.NounName,
            DefaultSet = cmdlet.DefaultParameterSetName,
            Synopsis = comments.Summary(type),
            Notes = comments.Remarks(type),
            Examples = [.. comments.Examples(type)],
            Outputs = [.. type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(o => o.Type).Select(t => t.Name)
                .Where(n => n != typeof(void).FullName)],
            Parameters =
            [
                .. PropertiesOf(type).SelectMany(p => p.GetCustomAttributes<ParameterAttribute>()
                    .Select(a => ParameterHelp.Read(p, a, comments.Summary(p)))),
                .. cmdlet.SupportsShouldProcess ? Confirmation : [],
            ],
        };
    }

    /// <summary>What a reader would miss.</summary>
    public IEnumerable<string> Gaps()
    {
        if (Synopsis.Length == 0)
        {
            yield return $"{Name} has no summary";
        }

        if (Examples.Count == 0)
        {
            yield return $"{Name} has no example";
        }

        foreach (var parameter in Parameters.Where(p => p.Description.Length == 0))
        {
            yield return $"{Name} -{parameter.Name} has no summary";
        }
    }

    /// <summary>The properties, the command's own before those of its bases.</summary>
    private static IEnumerable<PropertyInfo> PropertiesOf(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var property in t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                yield return property;
            }
        }
    }
}
