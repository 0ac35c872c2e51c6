using System.Text.Json.Nodes;
using SecretMonitor.Detections;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

public sealed class SampleRecordTests
{
    private static readonly DetectionScope Scope = new(TestEvents.Secret)
    {
        AllowedPrincipals =
        [
            AllowedPrincipal.Parse("arn:aws:iam::111122223333:user/*-a"), AllowedPrincipal.Parse("lambda.amazonaws.com"),
            .. Enumerable.Range(0, 40).Select(i => AllowedPrincipal.Parse($"arn:aws:iam::111122223333:role/r{i}")),
        ],
        Resources = new()
        {
            TrailArn = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/T",
            BucketName = "B",
            RoleName = "R",
            LogGroupName = "G",
            FilterNames = ["F"],
            AlarmNames = ["A"],
            RuleNames = ["E"],
            TopicArn = "arn:aws:sns:eu-central-1:111122223333:N",
        },
    };

    public static TheoryData<string> Names => [.. DetectionCatalog.All.Select(detection => detection.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_pattern_of_a_detection_has_samples_that_it_matches_and_that_it_does_not(string name)
    {
        ScopedDetection detection = DetectionCatalog.Find(name).For(Scope);
        SampleRecord[] samples = [.. detection.Samples()];

        Assert.All(detection.FilterPatterns.Counting, p => AssertTried(samples, sample => p.Pattern.Matches(sample.Message)));
        Assert.All(detection.EventPatterns.Patterns, p => AssertTried(samples, sample => p.Matches(sample.Event)));
    }

    [Fact]
    public void The_samples_have_the_secret_in_each_of_its_forms() => Assert.All(
        TestEvents.Secret.Forms,
        form => Assert.Contains(DetectionCatalog.Access.For(Scope).Samples(), sample =>
            (string?)JsonNode.Parse(sample.Message)!["requestParameters"]!["secretId"] == form));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_projections_agree_on_the_samples(string name)
    {
        ScopedDetection detection = DetectionCatalog.Find(name).For(Scope);
        Assert.All(
            detection.Samples().Where(_ => detection.Burst is null),
            sample => detection.IsRaised((JsonObject)JsonNode.Parse(sample.Message)!));
    }

    private static void AssertTried(SampleRecord[] samples, Func<SampleRecord, bool> matches)
    {
        Assert.Contains(samples, sample => matches(sample));
        Assert.Contains(samples, sample => !matches(sample));
    }
}
