namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The order of S3's listings: that of the keys' UTF-8 bytes, so that surrogate pairs come last.</summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static KeyOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return Rank(left[i]) - Rank(right[i]);
            }
        }

        return left.Length - right.Length;
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
