using System.Text.RegularExpressions;
using SecretMonitor.Detections;
using SecretMonitor.Secrets;
using Xunit;

namespace SecretMonitor.Tests.Detections;

/// <summary>The page about the detections shows them as they are.</summary>
public sealed class AboutDetectionsTests
{
    private static readonly string Page = Compact(File.ReadAllText(Path.Combine(
        BuildOutput.RepositoryRoot, "src", "SecretMonitor", "en-US", "about_SecretMonitor_Detections.help.txt")));

    private static readonly DetectionScope Scope =
        new(SecretReference.FromArn("arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-a1B2c3"))
        {
            AllowedPrincipals = [AllowedPrincipal.Parse("arn:aws:iam::111122223333:role/app")],
            Resources = new() { TrailArn = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/SecretMonitor" },
        };

    public static TheoryData<string> Names => [.. DetectionCatalog.All.Select(detection => detection.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_patterns_of_each_detection_on_each_route_are_on_the_page(string name)
    {
        ScopedDetection detection = DetectionCatalog.Find(name).For(Scope);
        string filters = string.Concat(detection.FilterPatterns.Patterns);
        string rules = string.Concat(detection.EventPatterns.Patterns);

        Assert.Contains(Compact($"CloudWatch {filters} EventBridge {rules}"), Page, StringComparison.Ordinal);
    }

    // The page is broken into lines, the patterns are not.
    private static string Compact(string text) => Regex.Replace(text, @"\s", "");
}
