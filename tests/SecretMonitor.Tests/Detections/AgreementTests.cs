using System.Text.Json.Nodes;
using CsCheck;
using SecretMonitor.Detections;
using SecretMonitor.Secrets;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

/// <summary>
/// Whatever CloudTrail writes, the three projections of each detection say the same of it, and count it once; or differ
/// as the page about the detections says.
/// </summary>
public sealed class AgreementTests
{
    private const string Place = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    // Its partial ARN looks like the full ARN of the first one.
    private static readonly SecretReference Confusable =
        SecretReference.FromDescription("prod/app/db-Zz9Zz9", SampleRecords.PartialArn + "-Zz9Zz9-b2C3d4");

    private static readonly string[] Allowed =
    [
        "arn:aws:iam::111122223333:user/a*", "arn:aws:iam::111122223333:role/team/app-role", "example.amazonaws.com",
        "arn:aws:sts::111122223333:federated-user/carol",
    ];

    // Too long for one filter, whose reads are taken back by others, and for one rule, which is divided by names.
    private static readonly string[] ManyAllowed =
        [.. Allowed, "999988887777", .. Enumerable.Range(0, 60).Select(i => $"arn:aws:iam::111122223333:role/service/role-{i}")];

    private static readonly ScopedDetection[] Detections =
    [
        .. DetectionCatalog.All.Where(d => d.Burst is null).Select(d => d.For(ScopeOf(Allowed))),
        DetectionCatalog.UnexpectedPrincipal.For(ScopeOf(ManyAllowed)),
        DetectionCatalog.UnexpectedPrincipal.For(ScopeOf("lambda.amazonaws.com")),
    ];

    private static readonly Gen<string> SecretId = Gen.OneOf(
    [
        .. TestEvents.Secret.Forms, .. Confusable.Forms,
        "prod/app/d", "prod/app/db2", "prod/app/db-a1B2c3", "db", "PROD/APP/DB", "*", "prod/app/*", "",
        // Deleted and created again; a longer name; a replica; another account's.
        SampleRecords.PartialArn + "-q1W2e3", Place + "prod/app/db2-a1B2c3", SampleRecords.FullArn + "-a1B2c3",
        SampleRecords.FullArn.Replace("eu-central-1", "eu-west-1"), SampleRecords.FullArn.Replace("111122223333", "999988887777"),
    ]);

    private static readonly Gen<string> Identity = Gen.OneOf([.. SampleRecords.Identities]);

    private static readonly Gen<JsonObject> Record =
        Gen.Select(SecretId, SecretId, Identity, Gen.Int[0, 12], Gen.Int[0, 9], Gen.String).Select(
            (id, other, identity, shape, change, text) => Change(Shape(shape, id, other, identity), change, text));

    [Fact]
    public void The_three_projections_agree_on_every_record() => Record.Sample(
        record => Array.ForEach(Detections, detection => detection.IsRaised(record)),
        iter: 2_000,
        print: record => record.ToJsonString());

    [Fact]
    public void A_successful_read_of_the_secret_is_access_and_nothing_else_is() => Record.Sample(
        record => Assert.Equal(
            (string?)record["eventName"] == "GetSecretValue"
            && (string?)record["eventSource"] == "secretsmanager.amazonaws.com"
            && record["errorCode"] is null && !record.ContainsKey("errorCode")
            && (string?)record["awsRegion"] == SampleRecords.Region
            && (string?)record["recipientAccountId"] == SampleRecords.Account
            && record["requestParameters"]?["secretId"] is { } id
            && (TestEvents.Secret.Forms.Contains((string)id!) || Confusable.Forms.Contains((string)id!)),
            Detections[0].Matches(record.ToRecord())),
        iter: 5_000,
        print: record => record.ToJsonString());

    [Fact]
    public void A_record_that_raises_access_raises_no_other_detection_of_the_outcome() => Record.Sample(
        record => Assert.True(
            Detections.Count(d => d.Name is "Access" or "Denied" or "PendingDeletion" && d.Matches(record.ToRecord())) <= 1),
        iter: 5_000,
        print: record => record.ToJsonString());

    private static DetectionScope ScopeOf(params string[] allowed) => new(TestEvents.Secret, Confusable)
    {
        AllowedPrincipals = [.. allowed.Select(AllowedPrincipal.Parse)],
        Resources = new()
        {
            TrailArn = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/prod/app/db",
            RoleName = "prod/app/db",
            AlarmNames = ["a", "prod/app/db"],
            TopicArn = SampleRecords.PartialArn,
        },
    };

    private static JsonObject Shape(int shape, string id, string other, string identity) => shape switch
    {
        0 => SampleRecords.Read(id, identity),
        1 => SampleRecords.Refused(id, identity),
        2 => SampleRecords.Refused(id, identity, withParameters: true),
        3 => SampleRecords.Batch(id, other),
        4 => SampleRecords.BatchChild(id),
        5 => SampleRecords.Read(id, identity).With("errorCode", "InvalidRequestException").With(
            "errorMessage", "You can't perform this operation on the secret because it was marked for deletion."),
        6 => Refused(SampleRecords.Batch(id, other)),
        7 => Refused(SampleRecords.Batch()),
        8 => Refused(SampleRecords.Batch()).With("requestParameters", null),
        9 => Refused(SampleRecords.BatchChild(id)),
        10 => SampleRecords.Read(id, identity).With("eventName", "DescribeSecret").With("sessionCredentialFromConsole", "true"),
        11 => SampleRecords.Read(id, identity)
            .With("eventType", "AwsServiceEvent")
            .With("eventName", "RotationFailed")
            .With("requestParameters", null)
            .With("additionalEventData", new JsonObject { ["SecretId"] = id }),
        _ => Call(other, id, identity),
    };

    private static JsonObject Call(string other, string id, string identity)
    {
        (string service, string operation, JsonObject parameters) = (other.Length % 5) switch
        {
            0 => ("cloudtrail", "StopLogging", new JsonObject { ["name"] = id }),
            1 => ("iam", "DeleteRolePolicy", new JsonObject { ["roleName"] = id }),
            2 => ("monitoring", "DeleteAlarms", new JsonObject { ["alarmNames"] = new JsonArray("b", id) }),
            3 => ("sns", "SetTopicAttributes", new JsonObject { ["topicArn"] = id }),
            _ => ("secretsmanager", "PutSecretValue", new JsonObject { ["secretId"] = id }),
        };
        return SampleRecords.Read(id, identity)
            .With("eventSource", $"{service}.amazonaws.com")
            .With("eventName", operation)
            .With("requestParameters", parameters);
    }

    private static JsonObject Refused(JsonObject record) =>
        record.With("errorCode", "AccessDenied").With("errorMessage", "User: u is not authorized.");

    private static JsonObject Change(JsonObject record, int change, string text) => change switch
    {
        0 => record.With("awsRegion", "eu-west-1"),
        1 => record.With("awsRegion", "us-east-1"),
        2 => record.With("recipientAccountId", "999988887777"),
        3 => record.With("errorCode", "ThrottlingException").With("errorMessage", text),
        4 => record.Without("recipientAccountId"),
        5 => record.With("eventVersion", "1.05").With("userAgent", text).Without("eventCategory").Without("readOnly"),
        6 => record.With("resources", new JsonArray(new JsonObject { ["ARN"] = SampleRecords.FullArn })),
        _ => record,
    };
}
