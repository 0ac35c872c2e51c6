using System.Text.Json.Nodes;

namespace SecretMonitor.Detections;

/// <summary>A CloudTrail record that is made up to try patterns on.</summary>
public sealed class SampleRecord
{
    private const string Usual = """
        {
          "eventVersion":"1.11",
          "userIdentity":{
            "type":"IAMUser","principalId":"AIDAEXAMPLEEXAMPLE123","arn":"arn:aws:iam::111122223333:user/sample",
            "accountId":"111122223333","accessKeyId":"AKIAEXAMPLEEXAMPLE12","userName":"sample"},
          "eventTime":"2026-09-14T05:51:07Z","eventSource":"secretsmanager.amazonaws.com","eventName":"GetSecretValue",
          "awsRegion":"us-east-1","sourceIPAddress":"203.0.113.10","userAgent":"sample","requestParameters":{},
          "responseElements":null,"requestID":"8f2ac3ad-9b4b-4a2b-8c5a-0d7f0a2c1c11",
          "eventID":"3a4d6f8e-1b2c-4d5e-8f90-a1b2c3d4e5f6","readOnly":true,"eventType":"AwsApiCall",
          "managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"
        }
        """;

    private readonly JsonObject _record;

    private SampleRecord(RecordCondition condition)
    {
        _record = (JsonObject)JsonNode.Parse(Usual)!;
        condition.Fulfil(_record);
    }

    /// <summary>The message that CloudTrail sends to a log group.</summary>
    public string Message => _record.ToJsonString();

    /// <summary>The event that EventBridge makes of it.</summary>
    public string Event => new JsonObject
    {
        ["version"] = "0",
        ["id"] = "0d0a608b-b6bd-e22d-739b-365f723ccf4b",
        ["detail-type"] = "AWS API Call via CloudTrail",
        ["source"] = $"aws.{((string?)_record["eventSource"])?.Split('.')[0]}",
        ["account"] = (string?)_record["recipientAccountId"] ?? "111122223333",
        ["time"] = (string?)_record["eventTime"],
        ["region"] = (string?)_record["awsRegion"] ?? "us-east-1",
        ["resources"] = new JsonArray(),
        ["detail"] = _record.DeepClone(),
    }.ToJsonString();

    /// <summary>One that each choice of the condition matches.</summary>
    internal static IEnumerable<SampleRecord> OfChoices(RecordCondition condition) =>
        Enumerable.Range(0, condition.Choices).Select(i => new SampleRecord(condition.Take(i, 1)));

    /// <summary>Those, and some that are near to one.</summary>
    internal static IEnumerable<SampleRecord> Of(RecordCondition condition) => OfChoices(condition).Concat(
        condition.Mentioned.SelectMany(field => field.Near.Select(value =>
        {
            SampleRecord near = new(condition);
            near._record.Set(field.Path, value);
            near.NameLikeArn(field.Path, value);
            return near;
        })));

    // Whoever has an ARN of a name has the name too; and a session has no name but its issuer's.
    private void NameLikeArn(string path, JsonNode? value)
    {
        if (path.EndsWith(".arn", StringComparison.Ordinal) && value is not null)
        {
            _record.Set("userIdentity.userName", value: null);
            _record.Set(path.Substring(0, path.Length - 3) + "userName", ((string)value!).Split('/').Last());
        }
    }
}
