using System.Text.Json.Nodes;
using SecretMonitor.Detections;
using SecretMonitor.Secrets;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

/// <summary>How the patterns of the two routes read, and how many of them a group of secrets takes.</summary>
public sealed class DetectionPatternTests
{
    private const string NameOnly = SampleRecords.Name;

    private static readonly DetectionScope Scope = new(TestEvents.Secret);

    [Fact]
    public void Usual_patterns_are_single() => Assert.All(
        [DetectionCatalog.Access, DetectionCatalog.PendingDeletion, DetectionCatalog.RootRead],
        detection =>
        {
            Assert.Single(detection.For(Scope).FilterPatterns.Patterns);
            Assert.Single(detection.For(Scope).EventPatterns.Patterns);
        });

    [Fact]
    public void The_patterns_of_access_read_like_aws_writes_them()
    {
        ScopedDetection access = DetectionCatalog.Access.For(Scope);

        Assert.Equal(
            """{ $.awsRegion = "eu-central-1" && $.recipientAccountId = "111122223333" && $.eventSource = "secretsmanager.amazonaws.com" && $.eventName = "GetSecretValue" && ($.requestParameters.secretId = "prod/app/db" || $.requestParameters.secretId = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db" || $.requestParameters.secretId = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db-a1B2c3") && $.errorCode NOT EXISTS }""",
            Assert.Single(access.FilterPatterns.Patterns).ToString());
        Assert.Equal(
            """{"source":["aws.secretsmanager"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"awsRegion":["eu-central-1"],"recipientAccountId":["111122223333"],"eventSource":["secretsmanager.amazonaws.com"],"eventName":["GetSecretValue"],"requestParameters":{"secretId":["prod/app/db","arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db","arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db-a1B2c3"]},"errorCode":[{"exists":false}]}}""",
            Assert.Single(access.EventPatterns.Patterns).ToString());
    }

    [Fact]
    public void Wildcards_of_event_patterns_are_spent_on_refusals_only() => Assert.All(
        DetectionCatalog.All.Where(d => d.Name != "MonitorTampering" && d.Name != "Denied"),
        detection => Assert.DoesNotContain(
            "\"wildcard\"",
            string.Concat(detection.For(Scope with { AllowedPrincipals = [AllowedPrincipal.Parse("arn:aws:iam::111122223333:role/a*")] }).EventPatterns.Patterns)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_group_is_split_so_that_each_record_counts_once(int size)
    {
        SecretReference[] secrets = [.. Enumerable.Range(0, size).Select(i => SecretReference.FromArn(
            $"arn:aws:secretsmanager:eu-central-1:111122223333:secret:team/service-{i}/{new string('n', 60)}-a1B2c3"))];

        Assert.All([DetectionCatalog.Access, DetectionCatalog.Denied, DetectionCatalog.SecretTampering], detection =>
        {
            ScopedDetection scoped = detection.For(new(secrets));
            Assert.All(scoped.FilterPatterns.Patterns, pattern => Assert.True(pattern.ToString().Length <= 1024));
            Assert.All(scoped.EventPatterns.Patterns, pattern => Assert.True(pattern.ToString().Length <= 2048));
            foreach (string form in secrets.SelectMany(secret => secret.Forms))
            {
                Assert.Equal(detection == DetectionCatalog.Access, scoped.IsRaised(SampleRecords.Read(form)));
                Assert.Equal(detection == DetectionCatalog.Denied, scoped.IsRaised(SampleRecords.Refused(form)));
            }
        });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void Refusals_need_few_rules_with_wildcards(int size, int rules)
    {
        ScopedDetection denied = DetectionCatalog.Denied.For(new(Services(size)));

        Assert.InRange(denied.EventPatterns.Patterns.Count(pattern => pattern.HasWildcards), 1, rules);
        Assert.All(Services(size).SelectMany(secret => secret.Forms), form =>
        {
            Assert.True(denied.IsRaised(SampleRecords.Refused(form)));
            Assert.True(denied.IsRaised(SampleRecords.Refused(form, withParameters: true)));
            Assert.False(denied.IsRaised(SampleRecords.Refused(form + "x")));
        });
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(9, 1)]
    [InlineData(60, 10)]
    public void Refusals_without_parameters_are_left_to_the_other_route_where_a_bus_has_no_room(int size, int room)
    {
        ScopedDetection denied = DetectionCatalog.Denied.For(new(Services(size)) { WildcardPatterns = room });

        Assert.Contains("30 on a bus", denied.EventPatterns.Limitation);
        Assert.All(Services(size).SelectMany(secret => secret.Forms), form =>
        {
            Assert.Single(denied.EventPatterns.Patterns, pattern => pattern.Matches(
                TestEvents.EventOf(SampleRecords.Refused(form, withParameters: true)).ToJsonString()));
            Assert.DoesNotContain(denied.EventPatterns.Patterns, pattern => pattern.Matches(
                TestEvents.EventOf(SampleRecords.Refused(form)).ToJsonString()));
        });
    }

    [Fact]
    public void The_longest_name_still_fits()
    {
        SecretReference secret = SecretReference.FromArn(
            $"arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:{new string('n', 512)}-a1B2c3");

        ScopedDetection access = DetectionCatalog.Access.For(new(secret));
        Assert.All(secret.Forms, form => Assert.True(access.IsRaised(
            SampleRecords.Read(form).With("awsRegion", "us-gov-west-1"))));
        Assert.Null(DetectionCatalog.Denied.For(new(secret)).FilterPatterns.Limitation);
    }

    [Fact]
    public void A_group_lives_in_one_place()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new DetectionScope(
            TestEvents.Secret,
            SecretReference.FromArn("arn:aws:secretsmanager:eu-west-1:111122223333:secret:x-a1B2c3")));

        Assert.Contains("eu-central-1, eu-west-1", refusal.Message);
    }

    [Fact]
    public void A_name_alone_can_be_watched_before_the_secret_exists() => Assert.True(
        DetectionCatalog.Access.For(new(SecretReference.Parse(NameOnly))).IsRaised(SampleRecords.Read()));

    [Fact]
    public void Batches_of_a_large_group_are_left_to_the_other_route_which_looks_into_lists_by_itself()
    {
        ScopedDetection denied = DetectionCatalog.Denied.For(new(Services(10)));
        JsonObject batch = SampleRecords.Batch("other", "service-7").With("errorCode", "AccessDenied");

        Assert.Contains("refused as a whole", denied.FilterPatterns.Limitation);
        Assert.InRange(denied.FilterPatterns.Patterns.Count, 1, 10);
        Assert.Null(denied.EventPatterns.Limitation);
        Assert.Single(denied.EventPatterns.Patterns, p => p.Matches(TestEvents.EventOf(batch).ToJsonString()));
    }

    private static SecretReference[] Services(int size) => [.. Enumerable.Range(0, size).Select(i =>
        SecretReference.FromArn($"arn:aws:secretsmanager:eu-central-1:111122223333:secret:service-{i}-a1B2c3"))];
}
