using System.Text.Json.Nodes;
using CsCheck;
using SecretMonitor.Detections;
using SecretMonitor.Secrets;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

/// <summary>Whatever CloudTrail writes, the three projections of each detection say the same of it, and count it once.</summary>
public sealed class AgreementTests
{
    private static readonly SecretReference Sibling =
        SecretReference.FromDescription("prod/app/db2", SampleRecords.PartialArn + "2-Zz9Zz9");

    private static readonly DetectionScope Scope = new(TestEvents.Secret, Sibling)
    {
        AllowedPrincipals =
        [
            AllowedPrincipal.Parse("arn:aws:iam::111122223333:user/a*"),
            AllowedPrincipal.Parse("arn:aws:iam::111122223333:role/team/app-role"),
            AllowedPrincipal.Parse("example.amazonaws.com"),
        ],
        Resources = new() { TrailArn = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/prod/app/db", AlarmNames = ["a"] },
    };

    private static readonly ScopedDetection[] Detections = [.. DetectionCatalog.All.Select(d => d.For(Scope))];

    private static readonly Gen<string> SecretId = Gen.OneOf(
        [.. TestEvents.Secret.Forms, .. Sibling.Forms, "prod/app/db-a1B2c3", "prod/app/d", "db", "PROD/APP/DB", "*", "",
        SampleRecords.FullArn + "-a1B2c3", SampleRecords.PartialArn.Replace("central", "west")]);

    private static readonly Gen<JsonObject> Record =
        Gen.Select(SecretId, Gen.OneOf([.. SampleRecords.Identities]), Gen.Int[0, 6], Gen.Int[0, 6], Gen.String).Select(
            (id, identity, shape, change, text) => Change(Shape(shape, id, identity), change, text));

    [Fact]
    public void The_three_projections_agree_on_every_record() => Record.Sample(
        record => Array.ForEach(Detections, detection => detection.IsRaised(record)),
        iter: 500,
        print: record => record.ToJsonString());

    [Fact]
    public void A_successful_read_of_the_secret_is_access_and_nothing_else_is() => Record.Sample(
        record => Assert.Equal(
            (string?)record["eventName"] == "GetSecretValue"
            && record["errorCode"] is null && !record.ContainsKey("errorCode")
            && (string?)record["awsRegion"] == SampleRecords.Region
            && (string?)record["recipientAccountId"] == SampleRecords.Account
            && record["requestParameters"]?["secretId"] is { } id
            && (TestEvents.Secret.Forms.Contains((string)id!) || Sibling.Forms.Contains((string)id!)),
            Detections[0].Matches(record.ToRecord())),
        iter: 2_000,
        print: record => record.ToJsonString());

    private static JsonObject Shape(int shape, string id, string identity) => shape switch
    {
        0 => SampleRecords.Read(id, identity),
        1 => SampleRecords.Refused(id, identity),
        2 => SampleRecords.Refused(id, identity, withParameters: true),
        3 => SampleRecords.Batch(id, "other"),
        4 => SampleRecords.BatchChild(id),
        5 => SampleRecords.Read(id, identity).With("errorCode", "InvalidRequestException").With(
            "errorMessage", "You can't perform this operation on the secret because it was marked for deletion."),
        _ => SampleRecords.Read(id, identity)
            .With("eventSource", "cloudtrail.amazonaws.com")
            .With("eventName", "StopLogging")
            .With("requestParameters", new JsonObject { ["name"] = id }),
    };

    private static JsonObject Change(JsonObject record, int change, string text) => change switch
    {
        0 => record.With("awsRegion", "eu-west-1"),
        1 => record.With("recipientAccountId", "999988887777"),
        2 => record.With("errorCode", "ThrottlingException").With("errorMessage", text),
        3 => record.Without("recipientAccountId"),
        4 => record.With("eventVersion", "1.05").With("userAgent", text).Without("eventCategory").Without("readOnly"),
        5 => record.With("resources", new JsonArray(new JsonObject { ["ARN"] = SampleRecords.FullArn })),
        _ => record,
    };
}
