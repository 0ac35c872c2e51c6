namespace SecretMonitor.Aws;

internal static class Collections
{
    /// <summary>The SDK's collections are null where an answer has none.</summary>
    public static IReadOnlyList<T> Or<T>(this List<T>? list) => list ?? [];
}
