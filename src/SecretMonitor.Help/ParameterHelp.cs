using System.Management.Automation;
using System.Reflection;

namespace SecretMonitor.Help;

/// <summary>What help says about a parameter in one parameter set.</summary>
internal sealed record ParameterHelp(PropertyInfo Property, ParameterAttribute Attribute, string Description)
{
    public string Name => Property.Name;

    /// <summary>The parameter set, or the name that stands for all.</summary>
    public string Set => Attribute.ParameterSetName;

    public bool IsSwitch => Property.PropertyType == typeof(SwitchParameter);

    public bool IsRequired => Attribute.Mandatory;

    public string Position => Attribute.Position == int.MinValue ? "named" : Attribute.Position.ToString();

    public string PipelineInput => (Attribute.ValueFromPipeline, Attribute.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };

    public string Aliases => string.Join(", ", Property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []) is { Length: > 0 } names ? names : "none";

    public bool TakesWildcards => Property.IsDefined(typeof(SupportsWildcardsAttribute));

    /// <summary>The type as a person knows it: <c>string[]</c>, <c>int</c>, <c>MonitorRoute[]</c>.</summary>
    public string TypeName => NameOf(Property.PropertyType);

    /// <summary>The legal values, of an enumeration or a set.</summary>
    public IReadOnlyList<string> Values
    {
        get
        {
            var type = ElementOf(Property.PropertyType);
            return type.IsEnum ? Enum.GetNames(type) : Property.GetCustomAttribute<ValidateSetAttribute>()?.ValidValues.ToArray() ?? [];
        }
    }

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
