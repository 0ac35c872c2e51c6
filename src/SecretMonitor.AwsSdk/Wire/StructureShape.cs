#nullable enable
using System.Reflection;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>A request, an answer or a structure in one.</summary>
internal abstract class StructureShape(IReadOnlyList<Member> members) : Shape
{
    /// <summary>The members, in the order of their declaration.</summary>
    public IReadOnlyList<Member> Members => members;

    /// <summary>A structure without any member set.</summary>
    public abstract object New();
}

/// <summary>A structure of a type.</summary>
internal sealed class StructureShape<T>(ShapeCache shapes) : StructureShape(MembersOf(shapes))
    where T : new()
{
    public override object New() => new T();

    private static Member[] MembersOf(ShapeCache shapes) => typeof(T)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(property => (Member)Activator.CreateInstance(
            typeof(Member<,>).MakeGenericType(typeof(T), property.PropertyType), property, shapes)!)
        .ToArray();
}
