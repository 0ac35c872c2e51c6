namespace SecretMonitor.Patterns;

/// <summary>A step of a <see cref="PatternRegex"/>: a character, an anchor, or the end of an alternative.</summary>
internal sealed class RegexStep
{
    public static RegexStep Accept { get; } = new() { IsAccept = true };

    /// <summary>The characters that the step takes, or null for an anchor.</summary>
    public CharacterSet? Set { get; init; }

    /// <summary>Whether the step may be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the step may be taken again.</summary>
    public bool Repeats { get; init; }

    public bool IsStart { get; init; }

    public bool IsEnd { get; init; }

    public bool IsAccept { get; private init; }

    /// <summary>The step repeated, at most without limit where that is null.</summary>
    public IEnumerable<RegexStep> Times(int least, int? most)
    {
        for (int i = 0; i < Math.Max(least, most ?? 1); i++)
        {
            bool isLast = i >= least - 1 && most is null;
            yield return new()
            {
                Set = Set,
                IsStart = IsStart,
                IsEnd = IsEnd,
                IsOptional = i >= least,
                Repeats = isLast,
            };
        }
    }
}
