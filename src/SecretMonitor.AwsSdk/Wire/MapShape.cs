#nullable enable
using System.Collections;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>A map from strings.</summary>
internal abstract class MapShape(Shape value) : Shape
{
    /// <summary>The shape of the values.</summary>
    public Shape Value => value;

    /// <summary>An empty map.</summary>
    public abstract IDictionary New();
}

/// <summary>A map from strings to a type.</summary>
internal sealed class MapShape<T>(Shape value) : MapShape(value)
{
    public override IDictionary New() => new Dictionary<string, T>();
}
