using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Http;

/// <summary>
/// Every operation, called with members of random values that mean something to it: what one call makes, the next ones
/// find, change and break.
/// </summary>
public sealed class OperationFuzzTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const int Calls = 1500;
    [Fact]
    public void Calls_of_every_operation_with_random_members_do_no_harm()
    {
        using SandboxClient client = new(sandbox.Server);
        var operations = sandbox.Server.World.Services.Where(s => s is not RawService)
            .SelectMany(s => s.Operations.Select(o => (Service: s, Operation: s.Model.Operations[o])))
            .ToArray();
        var done = 0;
        MemberValues values = new(sandbox.Server.EndpointUrl);
        Gen.OneOf(operations)
            .SelectMany(o => values.OfStructure(o.Service.SigningName, o.Operation.Input)
                .Select(input => (o.Service, o.Operation, Input: input)))
            .Sample(call =>
            {
                if (done++ % 200 == 0)
                {
                    // A queue's name is blocked for a minute, and what is under way shall arrive.
                    sandbox.Server.Step(TimeSpan.FromMinutes(2));
                    MakeWhatNamesName(client);
                }

                return Serves(client, call.Service, call.Operation, call.Input);
            }, iter: Calls, threads: 1);
    }

    [Fact]
    public void Requests_to_S3_of_random_parts_do_no_harm()
    {
        using SandboxClient client = new(sandbox.Server);
        string[] parameters =
        [
            "acl", "policy", "versioning", "lifecycle", "tagging", "encryption", "uploads", "uploadId=x", "versions",
            "delete", "list-type=2", "location", "partNumber=1", "partNumber=0", "publicAccessBlock", "cors",
            "ownershipControls", "versionId=null", "max-keys=1", "max-keys=-1", "continuation-token=x", "delimiter=/",
            "prefix=a", "start-after=a", "encoding-type=url",
        ];
        string[] bodies =
        [
            "", "<a/>", "<a", "{", MemberValues.Policies[0], "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>",
            "<Delete><Object><Key>a</Key></Object></Delete>",
            "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>",
            "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Expiration><Days>1</Days></Expiration>"
                + "</Rule></LifecycleConfiguration>",
        ];
        string[] headers =
        [
            "Range: bytes=0-1", "Range: bytes=9-", "If-Match: x", "If-None-Match: *", "x-amz-copy-source: aaa/a",
            "x-amz-copy-source: /", "x-amz-copy-source-range: bytes=0-0", "x-amz-tagging: a=b&a", "x-amz-acl: private",
            "Content-MD5: x", "x-amz-checksum-crc32: AAAA", "x-amz-meta-a: b", "x-amz-metadata-directive: REPLACE",
            "x-amz-storage-class: GLACIER", "x-amz-checksum-algorithm: CRC32", "If-Modified-Since: x",
            "x-amz-server-side-encryption: AES256",
        ];
        Gen.Select(
            Gen.OneOf("GET", "PUT", "POST", "DELETE", "HEAD"),
            Gen.OneOf(
                "/", "/aaa", "/aaa/", "/aaa/a", "/bbb/a%20b", "/aaa//", "/aaa/../b", "/aaa/%2e%2e%2fb", "/a_"),
            Gen.OneOf(parameters).Array[0, 3],
            Gen.OneOf(headers).Array[0, 3],
            Gen.OneOf(bodies)).Sample((method, path, query, header, body) =>
        {
            var answer = client.Send("s3", new(method), query.Length > 0 ? $"{path}?{string.Join('&', query)}" : path,
                Encoding.UTF8.GetBytes(body),
                [.. header.DistinctBy(h => h.Split(':')[0]).Select(h => (h.Split(": ")[0], h.Split(": ")[1]))]);
            return answer.Status is >= 200 and < 500 or 501;
        }, iter: Calls, threads: 1);
    }

    /// <summary>Makes one of each kind of resource, unless it is there.</summary>
    private static void MakeWhatNamesName(SandboxClient client)
    {
        client.Secrets("CreateSecret", """{"Name":"aaa","SecretString":"v"}""");
        client.Json("sqs", "AmazonSQS.CreateQueue", """{"QueueName":"aaa"}""", "1.0");
        client.Json("logs", "Logs_20140328.CreateLogGroup", """{"logGroupName":"aaa"}""");
        client.Json("logs", "Logs_20140328.CreateLogStream", """{"logGroupName":"aaa","logStreamName":"aaa"}""");
        client.Json("events", "AWSEvents.PutRule", """{"Name":"aaa","EventPattern":"{\"source\":[\"a\"]}"}""");
        var key = client.Json("kms", "TrentService.CreateKey", "{}").Json["KeyMetadata"]!["KeyId"];
        client.Json("kms", "TrentService.CreateAlias", $$"""{"AliasName":"alias/aaa","TargetKeyId":"{{key}}"}""");
        client.Query("sns", "Version=2010-03-31&Action=CreateTopic&Name=aaa");
        client.Send("s3", HttpMethod.Put, "/aaa", []);
        client.Json("cloudtrail", "CloudTrail_20131101.CreateTrail", """{"Name":"aaa","S3BucketName":"aaa"}""");
        client.Iam("CreateUser&UserName=aaa");
        client.Iam("CreateGroup&GroupName=aaa");
        var trust = Uri.EscapeDataString(MemberValues.Policies[2]);
        client.Iam("CreateRole&RoleName=aaa&AssumeRolePolicyDocument=" + trust);
        client.Iam("CreatePolicy&PolicyName=aaa&PolicyDocument=" + Uri.EscapeDataString(MemberValues.Policies[0]));
        client.Json("monitoring", "GraniteServiceVersion20100801.PutMetricAlarm",
            """
            {"AlarmName":"aaa","MetricName":"aaa","Namespace":"aaa","Statistic":"Sum","Period":60,"EvaluationPeriods":1,
             "Threshold":1,"ComparisonOperator":"GreaterThanThreshold"}
            """, "1.0");
    }

    private static bool Serves(SandboxClient client, SandboxService service, OperationModel operation, JsonObject input)
    {
        var answer = service.Model.TargetPrefix is { } prefix
            ? client.Json(
                service.SigningName, $"{prefix}.{operation.Name}", input.ToJsonString(), service.Model.JsonVersion)
            : client.Query(service.SigningName,
                $"Version={service.Model.ApiVersion}&Action={operation.Name}{string.Concat(Form(input, ""))}");
        return answer.Status is >= 200 and < 500;
    }

    private static IEnumerable<string> Form(JsonNode? node, string name) => node switch
    {
        JsonObject { Count: > 0 } members => members.SelectMany((m, i) =>
            Form(m.Value, name.Length == 0 ? m.Key : $"{name}.{m.Key}")
                .Concat(Form(m.Key, $"{name}.entry.{i + 1}.key")).Concat(Form(m.Value, $"{name}.entry.{i + 1}.value"))),
        JsonArray { Count: > 0 } items => items.SelectMany((item, i) => Form(item, $"{name}.member.{i + 1}")),
        null => [],
        _ => [$"&{Uri.EscapeDataString(Whole(name))}={Uri.EscapeDataString(Whole(node.ToString()))}"],
    };

    /// <summary>Half a surrogate pair has no form in UTF-8.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
