using System.Globalization;
using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>A part of an object, as the Range header asks for it.</summary>
internal sealed record ByteRange(int First, int Length, int Whole)
{
    private static readonly Regex Form = new(@"^bytes=(?<first>\d*)-(?<last>\d*)\z", RegexOptions.CultureInvariant);

    /// <summary>Reads a range; null for one that S3 ignores, as several ranges at once.</summary>
    /// <exception cref="ServiceFault">InvalidRange.</exception>
    public static ByteRange? Read(string text, int whole)
    {
        if (Form.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (first, last) = (Number(match.Groups["first"].Value), Number(match.Groups["last"].Value));
        if (first is null && last is null || last < first)
        {
            return null;
        }

        var start = first ?? Math.Max(0, whole - last!.Value);
        var end = first is null ? whole - 1 : Math.Min(last ?? whole - 1, whole - 1);
        return start >= whole || end < start
            ? throw S3Fault.About(
                "InvalidRange",
                "The requested range is not satisfiable",
                416,
                ("RangeRequested", text),
                ("ActualObjectSize", whole.ToString(CultureInfo.InvariantCulture)))
            : new((int)start, (int)(end - start + 1), whole);
    }

    /// <summary>As the Content-Range header says it.</summary>
    public override string ToString() => $"bytes {First}-{First + Length - 1}/{Whole}";

    private static long? Number(string digits) =>
        digits.Length == 0 ? null : long.TryParse(digits, out var number) ? number : long.MaxValue;
}
