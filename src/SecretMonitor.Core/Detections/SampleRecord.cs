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

    internal static IEnumerable<SampleRecord> Of(RecordCondition condition)
    {
        for (int i = 0; i < condition.Choices; i++)
        {
            yield return new(condition.Take(i, 1));
        }

        foreach (FieldCondition field in condition.Mentioned)
        {
            foreach (JsonNode? value in field.Near)
            {
                SampleRecord near = new(condition);
                near._record.Set(field.Path, value);
                yield return near;
            }
        }
    }
}
