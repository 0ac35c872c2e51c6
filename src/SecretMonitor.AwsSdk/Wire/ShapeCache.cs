#nullable enable
using System.Collections.Concurrent;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>The shapes of one service's types, each worked out when it is first needed.</summary>
/// <param name="camelCase">Members start with a lower-case letter on the wire.</param>
/// <param name="epochMilliseconds">Times are epoch milliseconds rather than seconds in JSON.</param>
internal sealed class ShapeCache(bool camelCase, bool epochMilliseconds)
{
    private readonly ConcurrentDictionary<Type, Shape> _shapes = new();

    /// <summary>The shape of a type.</summary>
    public Shape Of(Type type) => _shapes.GetOrAdd(type, Make);

    /// <summary>The shape of a request, an answer or a structure in one.</summary>
    public StructureShape StructureOf(Type type) => (StructureShape)Of(type);

    /// <summary>The name on the wire of a member without a name of its own.</summary>
    public string WireName(string property) =>
        camelCase ? char.ToLowerInvariant(property[0]) + property.Substring(1) : property;

    private Shape Make(Type type)
    {
        if (ScalarShape.Of(type, epochMilliseconds) is { } scalar)
        {
            return scalar;
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return definition == typeof(List<>) ? Make(typeof(ListShape<>), type.GenericTypeArguments[0])
            : definition == typeof(Dictionary<,>) ? Make(typeof(MapShape<>), type.GenericTypeArguments[1])
            : (Shape)Activator.CreateInstance(typeof(StructureShape<>).MakeGenericType(type), this)!;
    }

    private Shape Make(Type definition, Type element) =>
        (Shape)Activator.CreateInstance(definition.MakeGenericType(element), Of(element))!;
}
