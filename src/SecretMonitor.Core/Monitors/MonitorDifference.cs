namespace SecretMonitor.Monitors;

/// <summary>One respect in which a resource is not as it should be.</summary>
/// <param name="Property">What differs, in words: <c>threshold</c>, <c>statement X</c> ...</param>
/// <param name="Before">What is, in full.</param>
/// <param name="After">What will be, in full.</param>
public sealed record MonitorDifference(string Property, string Before, string After)
{
    private const int Longest = 60;

    // How much of what both have in common is shown where they part.
    private const int Shared = 12;

    /// <summary>The difference on one line; of long texts the part in which they differ.</summary>
    public override string ToString()
    {
        var longest = Math.Min(Before.Length, After.Length);
        var same = 0;
        while (same < longest && Before[same] == After[same])
        {
            same++;
        }

        return $"{Property}: {Cut(Before, same)} -> {Cut(After, same)}";
    }

    private static string Cut(string text, int same)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var start = Math.Max(0, Math.Min(same - Shared, text.Length - Longest));
        var end = Math.Min(text.Length, start + Longest);
        return (start > 0 ? "..." : "") + text.Substring(start, end - start) + (end < text.Length ? "..." : "");
    }
}
