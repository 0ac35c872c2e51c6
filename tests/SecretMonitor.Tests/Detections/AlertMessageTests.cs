using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using SecretMonitor.Detections;
using SecretMonitor.Patterns;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

public sealed class AlertMessageTests
{
    private static readonly DetectionScope Scope = new(TestEvents.Secret) { Resources = new() { LogGroupName = "g" } };

    private static readonly DetectionScope ScopeWithList =
        Scope with { AllowedPrincipals = [AllowedPrincipal.Parse("999988887777")] };

    [Fact]
    public void A_message_reads_well_in_a_mail() => Assert.Equal(
        """
        {
          "Alert": "The secret prod/app/db was read.",
          "Read by": "arn:aws:iam::111122223333:user/alice",
          "Kind of caller": "IAMUser",
          "Account of caller": "111122223333",
          "Access key": "AKIAEXAMPLEEXAMPLE12",
          "From": "203.0.113.10",
          "User agent": "aws-cli/2.27.0 md/awscrt#0.26.1",
          "When": "2026-09-14T05:51:07Z",
          "Outcome": "Success",
          "Account": "111122223333",
          "Region": "eu-central-1",
          "Event": "GetSecretValue",
          "Event id": "3a4d6f8e-1b2c-4d5e-8f90-a1b2c3d4e5f6",
          "What to do": "If nobody should have read it: withdraw the caller's credentials and rotate the secret.",
          "To see more": "Get-SecretMonitor -SecretId 'prod/app/db' | Get-SecretAlarmState -Explain"
        }
        """,
        Render(DetectionCatalog.Access, SampleRecords.Read()), ignoreLineEndingDifferences: true);

    [Fact]
    public void A_refusal_says_who_tried_and_why_not()
    {
        JsonElement message = Parse(Render(DetectionCatalog.Denied, SampleRecords.Refused()));

        Assert.Equal("Somebody tried to read the secret prod/app/db and was refused.", Text(message, "Alert"));
        Assert.Equal("Refused", Text(message, "Outcome"));
        Assert.StartsWith("User: arn:aws:sts::111122223333:assumed-role/app-role/session-name", Text(message, "Reason"));
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/app-role/session-name", Text(message, "Tried by"));
    }

    [Fact]
    public void A_group_is_told_by_its_size_and_the_secret_that_was_asked_for()
    {
        DetectionScope group = new(TestEvents.Secret, TestEvents.Secret);
        AlertMessage message = DetectionCatalog.Access.For(group).Message;

        JsonElement rendered = Parse(Render(message, SampleRecords.Read()));

        Assert.Equal("One of 2 watched secrets was read.", Text(rendered, "Alert"));
        Assert.Equal("prod/app/db", Text(rendered, "Secret as requested"));
    }

    [Fact]
    public void Tampering_shows_the_request() => Assert.Equal(
        "g",
        Parse(Render(
            DetectionCatalog.MonitorTampering,
            SampleRecords.Read().With("requestParameters", new JsonObject { ["logGroupName"] = "g" })))
            .GetProperty("Request").GetProperty("logGroupName").GetString());

    [Fact]
    public void No_caller_and_no_character_breaks_a_message()
    {
        Gen<string> odd = Gen.OneOf(
            Gen.OneOf("\"", "\\", "\\\"", "\n", "\r\n\t", "\u2028", "\ud83d\ude00", "<", "<eventID>", "{\"a\":1}", "'", "\0", "é"),
            Gen.Char[' ', '\ud7ff'].Array[0, 20].Select(chars => new string(chars)));

        Gen.Select(Gen.OneOf([.. DetectionCatalog.All]), Gen.OneOf([.. SampleRecords.Identities]), odd)
            .Sample((detection, identity, text) =>
            {
                JsonObject record = SampleRecords.Read(text, identity).With("userAgent", text).With("errorMessage", text);

                JsonElement message = Parse(Render(detection, record));

                Assert.Equal(text, Text(message, "User agent"));
                Assert.Equal("eu-central-1", Text(message, "Region"));
            });
    }

    [Fact]
    public void A_record_without_anything_still_makes_a_message() =>
        Assert.Equal("", Text(Parse(Render(DetectionCatalog.Access, [])), "Read by"));

    [Fact]
    public void Messages_keep_within_the_limits() => Assert.All(DetectionCatalog.All, detection =>
    {
        AlertMessage message = detection.For(ScopeWithList).Message;
        Assert.InRange(message.InputTemplate.Length, 1, 4096);
        Assert.InRange(message.InputPathsMap.Count, 1, 100);
    });

    private static string Render(Detection detection, JsonObject record) =>
        Render(detection.For(ScopeWithList).Message, record);

    private static string Render(AlertMessage message, JsonObject record)
    {
        TargetInput input = InputTemplate.Parse(message.InputPathsMap, message.InputTemplate, "target").Render(
            JsonSerializer.SerializeToElement(TestEvents.EventOf(record)),
            new("arn:aws:events:eu-central-1:111122223333:rule/r", "r", DateTimeOffset.UnixEpoch));
        Assert.Null(input.ErrorCode);
        return input.Text;
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static string? Text(JsonElement message, string member) => message.GetProperty(member).GetString();
}
