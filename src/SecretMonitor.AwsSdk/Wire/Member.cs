#nullable enable
using System.Reflection;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>A member of a structure, with its accessors compiled.</summary>
internal abstract class Member
{
    private readonly WireAttribute? _wire;
    private readonly bool _isIdempotencyToken;

    protected Member(PropertyInfo property, ShapeCache shapes)
    {
        _wire = property.GetCustomAttribute<WireAttribute>();
        _isIdempotencyToken = property.IsDefined(typeof(IdempotencyTokenAttribute));
        Name = _wire?.Name ?? shapes.WireName(property.Name);
        Shape = shapes.Of(property.PropertyType);
    }

    /// <summary>The name on the wire.</summary>
    public string Name { get; }

    /// <summary>The shape of the value.</summary>
    public Shape Shape { get; }

    /// <summary>The name of a map entry's key in the query protocol.</summary>
    public string MapKey => _wire?.MapKey ?? "key";

    /// <summary>The name of a map entry's value in the query protocol.</summary>
    public string MapValue => _wire?.MapValue ?? "value";

    /// <summary>What a request sends: null for nothing.</summary>
    public object? Outgoing(object structure) =>
        Get(structure) ?? (_isIdempotencyToken ? Guid.NewGuid().ToString() : null);

    /// <summary>Sets the member.</summary>
    public abstract void Set(object structure, object value);

    protected abstract object? Get(object structure);
}

/// <summary>A member of one type of structure.</summary>
internal sealed class Member<TStructure, TValue>(PropertyInfo property, ShapeCache shapes) : Member(property, shapes)
{
    private readonly Func<TStructure, TValue?> _get =
        (Func<TStructure, TValue?>)property.GetMethod!.CreateDelegate(typeof(Func<TStructure, TValue?>));

    private readonly Action<TStructure, TValue> _set =
        (Action<TStructure, TValue>)property.SetMethod!.CreateDelegate(typeof(Action<TStructure, TValue>));

    public override void Set(object structure, object value) => _set((TStructure)structure, (TValue)value);

    protected override object? Get(object structure) => _get((TStructure)structure);
}
