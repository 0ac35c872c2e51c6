using System.Management.Automation;
using System.Reflection;

namespace SecretMonitor.Help;

/// <summary>What help says about a parameter in one parameter set.</summary>
internal sealed record ParameterHelp
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>The type as a person knows it: <c>string[]</c>, <c>int</c>, <c>MonitorRoute[]</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The parameter set, or the name that stands for all.</summary>
    public string Set { get; init; } = ParameterAttribute.AllParameterSets;

    public bool IsRequired { get; init; }

    /// <summary>The position; null: only by name.</summary>
    public int? Position { get; init; }

    public bool TakesValues { get; init; }

    public bool TakesProperties { get; init; }

    public bool TakesWildcards { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The legal values, of an enumeration or a set.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public bool IsSwitch => TypeName == "switch";

    public bool IsArray => TypeName.EndsWith("[]", StringComparison.Ordinal);

    public string PipelineInput => (TakesValues, TakesProperties) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };

    public static ParameterHelp Read(PropertyInfo property, ParameterAttribute attribute, string description) => new()
    {
        Name = property.Name,
        Description = description,
        TypeName = NameOf(property.PropertyType),
        Set = attribute.ParameterSetName,
        IsRequired = attribute.Mandatory,
        Position = attribute.Position == int.MinValue ? null : attribute.Position,
        TakesValues = attribute.ValueFromPipeline,
        TakesProperties = attribute.ValueFromPipelineByPropertyName,
        TakesWildcards = property.IsDefined(typeof(SupportsWildcardsAttribute)),
        Aliases = [.. property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []],
        Values = ElementOf(property.PropertyType) is { IsEnum: true } type
            ? Enum.GetNames(type)
            : [.. property.GetCustomAttribute<ValidateSetAttribute>()?.ValidValues ?? []],
    };

    private static string NameOf(Type type) => type.IsArray
        ? NameOf(type.GetElementType()!) + "[]"
        : (Nullable.GetUnderlyingType(type) ?? type).Name switch
        {
            "String" => "string",
            "Int32" => "int",
            "Int64" => "long",
            "Double" => "double",
            "Boolean" => "bool",
            "Object" => "object",
            "SwitchParameter" => "switch",
            var name => name,
        };

    private static Type ElementOf(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(element) ?? element;
    }
}
