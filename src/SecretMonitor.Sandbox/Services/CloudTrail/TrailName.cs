using System.Net;
using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>CloudTrail's rules for the name of a trail (CreateTrail in AWS's API reference).</summary>
internal static class TrailName
{
    private static readonly Regex Characters = new(@"^[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant);
    private static readonly Regex Adjacent = new(@"[._-]{2}", RegexOptions.CultureInvariant);

    /// <exception cref="ServiceFault">InvalidTrailNameException, with what is wrong.</exception>
    public static void Demand(string name)
    {
        if (Problem(name) is { } problem)
        {
            throw new ServiceFault("InvalidTrailNameException", problem);
        }
    }

    private static string? Problem(string name) => name switch
    {
        { Length: < 3 } => "Trail name too short. Minimum allowed length: 3 characters. "
            + $"Specified name length: {name.Length} characters.",
        { Length: > 128 } => "Trail name too long. Maximum allowed length: 128 characters. "
            + $"Specified name length: {name.Length} characters.",
        _ when !IsLetterOrDigit(name[0]) => "Trail name must starts with a letter or number.",
        _ when !IsLetterOrDigit(name[name.Length - 1]) => "Trail name must ends with a letter or number.",
        _ when !Characters.IsMatch(name) => "Trail name or ARN can only contain uppercase letters, lowercase letters, "
            + "numbers, periods (.), hyphens (-), and underscores (_).",
        _ when Adjacent.IsMatch(name) => "Trail name can not have adjacent periods, underscores or dashes.",
        _ when name.Split('.').Length == 4 && IPAddress.TryParse(name, out _) =>
            "Trail name can not be in IP address format.",
        _ => null,
    };

    private static bool IsLetterOrDigit(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
