using System.Text.Json.Nodes;
using SecretMonitor.Detections;
using SecretMonitor.Secrets;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

public sealed class DetectionTests
{
    private const string NameOnly = SampleRecords.Name;

    private static readonly DetectionScope Scope = new(TestEvents.Secret);

    [Theory]
    [InlineData(SampleRecords.Name, true)]
    [InlineData(SampleRecords.PartialArn, true)]
    [InlineData(SampleRecords.FullArn, true)]
    [InlineData("prod/app/db2", false)]
    [InlineData("prod/app/db-a1B2c3", false)]
    [InlineData("prod/app/d", false)]
    [InlineData("Prod/App/DB", false)]
    [InlineData(SampleRecords.PartialArn + "2", false)]
    [InlineData(SampleRecords.PartialArn + "-zzzzzz", false)]
    [InlineData(SampleRecords.FullArn + "-a1B2c3", false)]
    public void Access_is_a_read_of_the_secret_by_any_of_its_forms(string secretId, bool raised) =>
        Assert.Equal(raised, DetectionCatalog.Access.For(Scope).IsRaised(SampleRecords.Read(secretId)));

    [Theory]
    [InlineData("db+=.@_/-x")]
    [InlineData("a.b")]
    [InlineData("x")]
    [InlineData("name-a1B2c3")]
    public void Every_legal_name_is_matched_exactly(string name)
    {
        string partial = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + name;
        ScopedDetection access = DetectionCatalog.Access.For(new(SecretReference.FromDescription(name, partial + "-Zz9Zz9")));

        Assert.True(access.IsRaised(SampleRecords.Read(name)));
        Assert.True(access.IsRaised(SampleRecords.Read(partial)));
        Assert.True(access.IsRaised(SampleRecords.Read(partial + "-Zz9Zz9")));
        Assert.False(access.IsRaised(SampleRecords.Read(name.Replace('.', '-') + "y")));
        Assert.False(access.IsRaised(SampleRecords.Read("a-b")));
    }

    [Fact]
    public void Every_kind_of_caller_raises_access() => Assert.All(
        SampleRecords.Identities,
        identity => Assert.True(DetectionCatalog.Access.For(Scope).IsRaised(SampleRecords.Read(identity: identity))));

    [Fact]
    public void A_batch_read_raises_access_once_by_its_child()
    {
        ScopedDetection access = DetectionCatalog.Access.For(Scope);

        Assert.True(access.IsRaised(SampleRecords.BatchChild()));
        Assert.False(access.IsRaised(SampleRecords.Batch(SampleRecords.Name)));
        Assert.False(access.IsRaised(SampleRecords.Batch()));
    }

    [Theory]
    [InlineData("errorCode", "ResourceNotFoundException")]
    [InlineData("eventName", "DescribeSecret")]
    [InlineData("eventSource", "ssm.amazonaws.com")]
    [InlineData("awsRegion", "eu-west-1")]
    [InlineData("recipientAccountId", "999988887777")]
    [InlineData("requestParameters", null)]
    public void Access_is_not_raised_by(string member, string? value) =>
        Assert.False(DetectionCatalog.Access.For(Scope).IsRaised(SampleRecords.Read().With(member, value)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Denied_is_a_refused_read_with_or_without_parameters(bool withParameters)
    {
        ScopedDetection denied = DetectionCatalog.Denied.For(Scope);

        Assert.All(TestEvents.Secret.Forms, form =>
            Assert.True(denied.IsRaised(SampleRecords.Refused(form, withParameters: withParameters))));
        Assert.All(["prod/app/db2", "prod/app/db-a1B2c3", SampleRecords.FullArn + "-a1B2c3"], other =>
            Assert.False(denied.IsRaised(SampleRecords.Refused(other, withParameters: withParameters))));
        Assert.False(denied.IsRaised(SampleRecords.Read()));
        Assert.False(denied.IsRaised(SampleRecords.Read().With("errorCode", "ThrottlingException")));
    }

    [Theory]
    [InlineData("User: u is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/app/db", true)]
    [InlineData("User: u is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/app/db with an explicit deny in a resource-based policy", true)]
    [InlineData("User: u is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/app/dba", false)]
    [InlineData("Access to KMS is not allowed", false)]
    public void Denied_reads_the_message_where_parameters_are_missing(string message, bool raised)
    {
        JsonObject record = SampleRecords.Refused().With("errorMessage", message);

        Assert.Equal(raised, DetectionCatalog.Denied.For(Scope).IsRaised(record));
        Assert.Equal(raised, DetectionCatalog.Denied.For(Scope).IsRaised(record.Without("requestParameters")));
    }

    [Fact]
    public void Denied_by_kms_keeps_its_parameters_and_is_raised_by_them() =>
        Assert.True(DetectionCatalog.Denied.For(Scope).IsRaised(
            SampleRecords.Refused(withParameters: true).With("errorMessage", "Access to KMS is not allowed")));

    [Fact]
    public void PendingDeletion_is_a_read_of_a_scheduled_secret()
    {
        ScopedDetection pending = DetectionCatalog.PendingDeletion.For(Scope);
        JsonObject record = SampleRecords.Read().With("errorCode", "InvalidRequestException").With(
            "errorMessage", "You can't perform this operation on the secret because it was marked for deletion.");

        Assert.True(pending.IsRaised(record));
        Assert.False(pending.IsRaised(record.With("errorMessage", "Something else.")));
        Assert.False(pending.IsRaised(SampleRecords.Read()));
    }

    [Fact]
    public void RootRead_is_a_read_by_root()
    {
        ScopedDetection root = DetectionCatalog.RootRead.For(Scope);

        Assert.True(root.IsRaised(SampleRecords.Read(identity: SampleRecords.Root)));
        Assert.False(root.IsRaised(SampleRecords.Read(identity: SampleRecords.User)));
    }

    [Theory]
    [InlineData("PutResourcePolicy", true)]
    [InlineData("PutSecretValue", true)]
    [InlineData("RotateSecret", true)]
    [InlineData("ReplicateSecretToRegions", true)]
    [InlineData("DeleteSecret", true)]
    [InlineData("TagResource", false)]
    [InlineData("GetSecretValue", false)]
    public void SecretTampering_is_a_change_of_the_secret(string operation, bool raised)
    {
        ScopedDetection tampering = DetectionCatalog.SecretTampering.For(Scope);

        Assert.Equal(raised, tampering.IsRaised(SampleRecords.Read().With("eventName", operation)));
        Assert.False(tampering.IsRaised(SampleRecords.Read("prod/app/db2").With("eventName", operation)));
        Assert.False(tampering.IsRaised(
            SampleRecords.Read().With("eventName", operation).With("errorCode", "AccessDenied")));
    }

    [Theory]
    [InlineData("cloudtrail", "StopLogging", """{"name":"T"}""", true)]
    [InlineData("cloudtrail", "DeleteTrail", """{"name":"arn:aws:cloudtrail:eu-central-1:111122223333:trail/T"}""", true)]
    [InlineData("cloudtrail", "StopLogging", """{"name":"T2"}""", false)]
    [InlineData("cloudtrail", "StartLogging", """{"name":"T"}""", false)]
    [InlineData("cloudtrail", "PutEventSelectors", """{"trailName":"T"}""", true)]
    [InlineData("logs", "DeleteLogGroup", """{"logGroupName":"G"}""", true)]
    [InlineData("logs", "DeleteMetricFilter", """{"logGroupName":"G","filterName":"F1"}""", true)]
    [InlineData("logs", "DeleteMetricFilter", """{"logGroupName":"G","filterName":"F9"}""", false)]
    [InlineData("monitoring", "DeleteAlarms", """{"alarmNames":["other","A2"]}""", true)]
    [InlineData("monitoring", "DisableAlarmActions", """{"alarmNames":["A1"]}""", true)]
    [InlineData("monitoring", "DeleteAlarms", """{"alarmNames":["A1-x"]}""", false)]
    [InlineData("monitoring", "DeleteAlarms", """{"alarmNames":[]}""", false)]
    [InlineData("events", "DisableRule", """{"name":"R1"}""", true)]
    [InlineData("events", "RemoveTargets", """{"rule":"R2","ids":["x"]}""", true)]
    [InlineData("events", "RemoveTargets", """{"rule":"T","ids":["x"]}""", false)]
    [InlineData("sns", "DeleteTopic", """{"topicArn":"arn:aws:sns:eu-central-1:111122223333:N"}""", true)]
    [InlineData("sns", "Unsubscribe", """{"subscriptionArn":"arn:aws:sns:eu-central-1:111122223333:N:1-2"}""", true)]
    [InlineData("sns", "Unsubscribe", """{"subscriptionArn":"arn:aws:sns:eu-central-1:111122223333:N2:1-2"}""", false)]
    public void MonitorTampering_is_an_attack_on_a_part_of_the_monitor(
        string service, string operation, string parameters, bool raised)
    {
        DetectionScope scope = Scope with
        {
            Resources = new()
            {
                TrailArn = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/T",
                LogGroupName = "G",
                FilterNames = ["F1", "F2"],
                AlarmNames = ["A1", "A2", "A3", "A4", "A5"],
                RuleNames = ["R1", "R2"],
                TopicArn = "arn:aws:sns:eu-central-1:111122223333:N",
            },
        };
        JsonObject record = SampleRecords.Read()
            .With("eventSource", $"{service}.amazonaws.com")
            .With("eventName", operation)
            .With("requestParameters", JsonNode.Parse(parameters));

        ScopedDetection tampering = DetectionCatalog.MonitorTampering.For(scope);

        Assert.Equal(raised, tampering.IsRaised(record));
        Assert.Equal(raised, tampering.IsRaised(record.With("errorCode", "AccessDenied")));
    }

    [Fact]
    public void MonitorTampering_needs_something_to_watch() =>
        Assert.Throws<ArgumentException>(() => DetectionCatalog.MonitorTampering.For(Scope));

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

    [Theory]
    [InlineData(false, "Access, Denied, PendingDeletion")]
    [InlineData(true, "UnexpectedPrincipal, Denied, PendingDeletion")]
    public void An_allow_list_replaces_access(bool hasAllowList, string names) =>
        Assert.Equal(names, string.Join(", ", DetectionCatalog.Defaults(hasAllowList)));

    [Fact]
    public void A_detection_is_found_by_name_in_any_case()
    {
        Assert.Same(DetectionCatalog.Denied, DetectionCatalog.Find("denied"));
        Assert.Contains("Access, UnexpectedPrincipal", Assert.Throws<ArgumentException>(() => DetectionCatalog.Find("x")).Message);
    }

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
