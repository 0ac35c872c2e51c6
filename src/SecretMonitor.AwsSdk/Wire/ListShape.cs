#nullable enable
using System.Collections;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>A list.</summary>
internal abstract class ListShape(Shape item) : Shape
{
    /// <summary>The shape of the items.</summary>
    public Shape Item => item;

    /// <summary>An empty list.</summary>
    public abstract IList New();
}

/// <summary>A list of a type.</summary>
internal sealed class ListShape<T>(Shape item) : ListShape(item)
{
    public override IList New() => new List<T>();
}
