using System.Text.RegularExpressions;

namespace SecretMonitor.Trails;

/// <summary>The mark in the user agent of our own reads, which tells their records from real ones.</summary>
public static class ProbeMarker
{
    private const string Prefix = "SecretMonitor-Probe/";

    private static readonly Regex Token = new(Regex.Escape(Prefix) + "([A-Za-z0-9-]+)", RegexOptions.CultureInvariant);

    /// <summary>What to add to the user agent. The id consists of letters, digits and hyphens.</summary>
    public static string For(string probeId) => Prefix + probeId;

    /// <summary>The probe's id in a user agent; null if there is none.</summary>
    public static string? Find(string? userAgent) =>
        userAgent is not null && Token.Match(userAgent) is { Success: true } token ? token.Groups[1].Value : null;
}
