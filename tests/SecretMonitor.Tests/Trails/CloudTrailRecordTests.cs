using CsCheck;
using SecretMonitor.Trails;
using Xunit;

namespace SecretMonitor.Tests.Trails;

public sealed class CloudTrailRecordTests
{
    [Fact]
    public void Members_are_read_as_cloudtrail_writes_them()
    {
        CloudTrailRecord record = SampleRecords.Read().With("sharedEventID", "shared").ToRecord();

        Assert.Equal(new(2026, 9, 14, 5, 51, 7, TimeSpan.Zero), record.EventTime);
        Assert.Equal("secretsmanager.amazonaws.com", record.EventSource);
        Assert.Equal("GetSecretValue", record.EventName);
        Assert.Equal("AwsApiCall", record.EventType);
        Assert.Equal("eu-central-1", record.Region);
        Assert.Equal("203.0.113.10", record.SourceIPAddress);
        Assert.Equal("aws-cli/2.27.0 md/awscrt#0.26.1", record.UserAgent);
        Assert.Equal("8f2ac3ad-9b4b-4a2b-8c5a-0d7f0a2c1c11", record.RequestId);
        Assert.Equal("3a4d6f8e-1b2c-4d5e-8f90-a1b2c3d4e5f6", record.EventId);
        Assert.Equal("shared", record.SharedEventId);
        Assert.Equal("111122223333", record.RecipientAccountId);
        Assert.Null(record.ErrorCode);
        Assert.Null(record.ErrorMessage);
    }

    [Theory]
    [InlineData(SampleRecords.User, PrincipalKind.User, "arn:aws:iam::111122223333:user/alice", null, null)]
    [InlineData(SampleRecords.RoleSession, PrincipalKind.RoleSession, "arn:aws:sts::111122223333:assumed-role/app-role/session-name", "arn:aws:iam::111122223333:role/team/app-role", "session-name")]
    [InlineData(SampleRecords.Root, PrincipalKind.Root, "arn:aws:iam::111122223333:root", null, null)]
    [InlineData(SampleRecords.Service, PrincipalKind.Service, "example.amazonaws.com", null, null)]
    [InlineData(SampleRecords.Federated, PrincipalKind.Federated, "arn:aws:sts::111122223333:federated-user/carol", null, null)]
    [InlineData(SampleRecords.ForeignAccount, PrincipalKind.Account, "AIDAFOREIGN", null, null)]
    [InlineData("""{"type":"AssumedRole","arn":"arn:aws-cn:sts::1:assumed-role/r/s"}""", PrincipalKind.RoleSession, "arn:aws-cn:sts::1:assumed-role/r/s", "arn:aws-cn:iam::1:role/r", "s")]
    [InlineData("""{"type":"SAMLUser","principalId":"x","userName":"u"}""", PrincipalKind.Federated, "x", null, null)]
    [InlineData("""{"type":"Later"}""", PrincipalKind.Unknown, "Later", null, null)]
    [InlineData("null", PrincipalKind.Unknown, "unknown", null, null)]
    [InlineData("7", PrincipalKind.Unknown, "unknown", null, null)]
    public void Every_kind_of_caller_is_told(
        string identity, PrincipalKind kind, string text, string? roleArn, string? sessionName)
    {
        Principal principal = SampleRecords.Read(identity: identity).ToRecord().Principal;

        Assert.Equal((kind, text), (principal.Kind, principal.ToString()));
        Assert.Equal((roleArn, sessionName), (principal.RoleArn, principal.SessionName));
    }

    [Fact]
    public void A_call_forwarded_by_a_service_keeps_its_caller()
    {
        Principal principal = SampleRecords.BatchChild().ToRecord().Principal;

        Assert.Equal("arn:aws:iam::111122223333:user/alice", principal.Arn);
        Assert.Equal("secretsmanager.amazonaws.com", principal.InvokedBy);
        Assert.Null(principal.AccessKeyId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\ud800")]
    [InlineData("7")]
    public void What_is_no_json_object_is_no_record(string text)
    {
        Assert.False(CloudTrailRecord.TryParse(text, out _));
        Assert.Throws<FormatException>(() => CloudTrailRecord.Parse(text));
    }

    [Fact]
    public void Members_of_another_type_read_as_missing()
    {
        string[] odd = ["null", "7", "[\"x\"]", "{}", "\"\\ud800\"", "{\"\\ud800\":1}"];
        string[] members = [.. SampleRecords.Read().Select(member => member.Key)];

        Gen.Select(Gen.OneOf(members), Gen.OneOf(odd)).Sample((member, value) =>
        {
            string json = SampleRecords.Read().With(member, "odd").ToJsonString().Replace("\"odd\"", value);
            CloudTrailRecord record = CloudTrailRecord.Parse(json);
            _ = (record.EventTime, record.EventSource, record.EventName, record.Region, record.UserAgent, record.Principal);
            _ = SecretAccessProjection.Project([record], "test", []);
        });
    }

    [Theory]
    [InlineData("Boto3/1.43 SecretMonitor-Probe/7f3-a Botocore/1.43", "7f3-a")]
    [InlineData("SecretMonitor-Probe/1", "1")]
    [InlineData("app/SecretMonitor-Probe/x;y", "x")]
    [InlineData("aws-cli/2.27.0", null)]
    [InlineData("SecretMonitor-Probe/", null)]
    [InlineData(null, null)]
    public void A_probe_is_known_by_its_user_agent(string? userAgent, string? probeId) =>
        Assert.Equal(probeId, ProbeMarker.Find(userAgent));

    [Fact]
    public void What_marks_a_probe_is_found_again() => Assert.Equal("a-1", ProbeMarker.Find(ProbeMarker.For("a-1")));
}
