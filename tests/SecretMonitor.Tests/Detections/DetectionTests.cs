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
}
