namespace SecretMonitor.Patterns;

/// <summary>Text in which gaps stand for any run of characters, anchored at both ends.</summary>
/// <param name="parts">The literal text between the gaps: one part is a literal, n+1 parts have n gaps.</param>
internal sealed class WildcardText(IReadOnlyList<string> parts)
{
    public IReadOnlyList<string> Parts { get; } = parts;

    /// <summary>Every <c>*</c> is a gap: there is no way to escape one.</summary>
    public static WildcardText WithoutEscapes(string text) => new(text.Split('*'));

    public bool Matches(string text)
    {
        string first = Parts[0], last = Parts[Parts.Count - 1];
        if (Parts.Count == 1)
        {
            return text == first;
        }

        if (text.Length < first.Length + last.Length
            || !text.StartsWith(first, StringComparison.Ordinal)
            || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        int from = first.Length, end = text.Length - last.Length;
        for (int i = 1; i < Parts.Count - 1; i++)
        {
            int at = text.IndexOf(Parts[i], from, end - from, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            from = at + Parts[i].Length;
        }

        return true;
    }
}
