using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Faults;

/// <summary>
/// A copy of a service as it is now, to be read later. It has its own objects and collections and shares what never
/// changes, and the world with the other services. Only reads may be made of it: a dictionary whose keys are objects
/// without equality of their own does not find them in the copy.
/// </summary>
internal sealed class StateCopy
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    private static readonly Func<object, object> Clone = (Func<object, object>)Delegate.CreateDelegate(
        typeof(Func<object, object>), typeof(object).GetMethod("MemberwiseClone", Own)!);

    private readonly Dictionary<object, object> _copies = new(new ByReference());
    private readonly Queue<object> _unfinished = new();

    private StateCopy()
    {
    }

    public static SandboxService Of(SandboxService service)
    {
        StateCopy copy = new();
        var copied = (SandboxService)copy.Begin(service);
        while (copy._unfinished.Count > 0)
        {
            copy.Finish(copy._unfinished.Dequeue());
        }

        return copied;
    }

    private object Begin(object original)
    {
        if (!_copies.TryGetValue(original, out var copy))
        {
            _copies[original] = copy = Clone(original);
            _unfinished.Enqueue(copy);
        }

        return copy;
    }

    private void Finish(object copy)
    {
        if (copy is Array array)
        {
            var isReplaced = IsReplaced(array.GetType().GetElementType()!);
            for (var i = 0; isReplaced && i < array.Length; i++)
            {
                array.SetValue(Replace(array.GetValue(i)), i);
            }

            return;
        }

        foreach (var field in Fields.GetOrAdd(copy.GetType(), FieldsOf))
        {
            field.SetValue(copy, Replace(field.GetValue(copy)));
        }
    }

    private object? Replace(object? value)
    {
        switch (value)
        {
            case Delegate { Target: { } target } handler:
                return Delegate.CreateDelegate(handler.GetType(), Replace(target), handler.Method);
            case ValueType:
                if (IsCopied(value.GetType()))
                {
                    Finish(value);
                }

                return value;
            case null or SandboxService or IEqualityComparer or IComparer:
                // The service itself is met again through its handlers, any other one lives on.
                return value is not null && _copies.TryGetValue(value, out var itself) ? itself : value;
            default:
                return IsCopied(value.GetType()) ? Begin(value) : value;
        }
    }

    /// <summary>Whether objects of a type may change, or lead to some that do.</summary>
    private static bool IsCopied(Type type) => type switch
    {
        { IsPrimitive: true } or { IsEnum: true } => false,

        // The bytes of a body are never changed, the numbers in a dictionary's buckets are.
        { IsArray: true } => type != typeof(byte[]),
        _ when type == typeof(World) || type == typeof(SandboxClock) || type == typeof(SandboxRandom) => false,
        _ when type.Assembly == typeof(StateCopy).Assembly => type.Namespace != typeof(ServiceModel).Namespace,
        _ => type.Namespace!.StartsWith("System.Collections", StringComparison.Ordinal)
            || (type.IsValueType && type.IsGenericType),
    };

    /// <summary>Whether what a place of a type holds may have to be replaced.</summary>
    private static bool IsReplaced(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) || !(type.IsSealed || type.IsValueType) || IsCopied(type);

    private static FieldInfo[] FieldsOf(Type type)
    {
        List<FieldInfo> fields = [];
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            fields.AddRange(t.GetFields(Own).Where(f => IsReplaced(f.FieldType)));
        }

        return [.. fields];
    }

    private sealed class ByReference : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object value) =>
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value);
    }
}
