using System.Formats.Cbor;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Protocols;

/// <summary>The same operations through AWS's protocols.</summary>
public sealed class ProtocolTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly SandboxClient _client = new(sandbox.Server);

    [Fact]
    public void A_json_answer_has_its_id_type_and_numbers_for_times()
    {
        var created = _client.Secrets("CreateSecret", """{"Name":"json","SecretString":"v"}""");
        var described = _client.Secrets("DescribeSecret", """{"SecretId":"json"}""");

        Assert.Equal("application/x-amz-json-1.1", created.Header("Content-Type"));
        Assert.Equal(36, created.Header("x-amzn-RequestId")!.Length);
        Assert.Equal(SandboxFixture.Start.ToUnixTimeSeconds(), (double)described.Json["CreatedDate"]!);
    }

    [Theory]
    [InlineData("{", "The request body is not valid JSON.")]
    [InlineData("[]", "Start of list found where not expected")]
    [InlineData("""{"SecretId":1}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"SecretId":true}""", "TRUE_VALUE can not be converted to a String")]
    [InlineData("""{"SecretId":{}}""", "Start of structure or map found where not expected.")]
    [InlineData("""{"SecretId":["x"]}""", "Start of list found where not expected")]
    public void A_body_of_the_wrong_shape_is_a_serialization_error(string body, string message)
    {
        var answer = _client.Secrets("GetSecretValue", body);

        Assert.Equal((400, "SerializationException", message), (answer.Status, answer.Code, answer.Error));
    }

    [Fact]
    public void Unknown_members_and_nulls_are_ignored() => Assert.Equal(200,
        _client.Secrets("ListSecrets", """{"Unknown":{"a":[1,{}]},"MaxResults":null}""").Status);

    [Theory]
    [InlineData("secretsmanager.NoSuchThing")]
    [InlineData("secretsmanager")]
    [InlineData("")]
    public void An_unknown_operation_is_called_so_in_json(string target) =>
        Assert.Equal("UnknownOperationException", _client.Json("secretsmanager", target, "{}").Code);

    [Fact]
    public void An_unknown_operation_is_called_an_invalid_action_in_query()
    {
        var answer = _client.Iam("NoSuchThing");

        Assert.Equal((400, "InvalidAction"), (answer.Status, answer.Code));
        Assert.Equal("Could not find operation NoSuchThing for version 2010-05-08", answer.Error);
        Assert.Contains(sandbox.Server.Log, e => e.Operation == "NoSuchThing" && e.Note is not null);
    }

    [Fact]
    public void The_target_counts_from_its_last_dot() => Assert.Equal(200,
        _client.Json("cloudtrail", "CloudTrail_20131101.DescribeTrails", "{}").Status);

    [Theory]
    [InlineData(
        "GetSecretValue", "{}", "1 validation error detected: Value null at 'secretId' failed to satisfy constraint: "
        + "Member must not be null")]
    [InlineData("GetSecretValue", """{"SecretId":""}""",
        "1 validation error detected: Value '' at 'secretId' failed to satisfy "
        + "constraint: Member must have length greater than or equal to 1")]
    [InlineData("ListSecrets", """{"MaxResults":0,"SortOrder":"up"}""",
        "2 validation errors detected: Value '0' at 'maxResults' failed to "
        + "satisfy constraint: Member must have value greater than or equal to 1; Value 'up' at 'sortOrder' failed to satisfy "
        + "constraint: Member must satisfy enum value set: [asc, desc]")]
    [InlineData("CreateSecret", """{"Name":"a","Tags":[{"Key":"k"},{"Key":""}]}""",
        "1 validation error detected: Value '' at "
        + "'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("CreateSecret", """{"Name":"a","SecretString":""}""",
        "1 validation error detected: Value at 'secretString' failed to "
        + "satisfy constraint: Member must have length greater than or equal to 1")]
    public void An_input_that_breaks_the_model_is_refused_in_AWSs_words(string operation, string body, string message)
    {
        var answer = _client.Secrets(operation, body);

        Assert.Equal((400, "ValidationException", message), (answer.Status, answer.Code, answer.Error));
    }

    [Fact]
    public void A_pattern_holds_from_the_first_to_the_last_character()
    {
        var answer = _client.Iam("CreateUser&UserName=alice%21");

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        Assert.Equal(@"1 validation error detected: Value 'alice!' at 'userName' failed to satisfy constraint: "
            + @"Member must satisfy regular expression pattern: [\w+=,.@-]+", answer.Error);
        Assert.Equal(200, _client.Iam("CreateUser&UserName=alice&Path=/a/b/").Status);
    }

    [Fact]
    public void A_query_answer_is_XML_with_namespace_result_and_id()
    {
        var answer = _client.Iam("CreateUser&UserName=bob&Tags.member.1.Key=k%201&Tags.member.1.Value=v%2B1&Tags.member.2.Key=x&Tags.member.2.Value=");

        Assert.Equal("{https://iam.amazonaws.com/doc/2010-05-08/}CreateUserResponse", answer.Xml.Name.ToString());
        Assert.Equal("text/xml", answer.Header("Content-Type"));
        Assert.Equal(answer.Header("x-amzn-RequestId"), answer.Element("RequestId"));
        Assert.Equal(["k 1", "v+1", "x", ""], answer.Xml.Descendants().Where(e => e.Name.LocalName is "Key" or "Value")
            .Select(e => e.Value));
        Assert.Equal("2026-09-14T05:51:07Z", answer.Element("CreateDate"));
    }

    [Fact]
    public void A_query_operation_without_an_answer_has_no_result_element()
    {
        _client.Iam("CreateUser&UserName=carol");

        var answer = _client.Iam("DeleteUser&UserName=carol");

        Assert.Equal(["ResponseMetadata"], answer.Xml.Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public void A_query_error_has_type_code_message_and_id()
    {
        var answer = _client.Iam("GetUser&UserName=nobody");

        Assert.Equal(404, answer.Status);
        Assert.Equal(["Error", "RequestId"], answer.Xml.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(("Sender", "NoSuchEntity"), (answer.Element("Type"), answer.Code));
        Assert.Equal("The user with name nobody cannot be found.", answer.Error);
    }

    [Fact]
    public void A_query_number_that_is_none_is_malformed() =>
        Assert.Equal("MalformedInput", _client.Iam("ListUsers&MaxItems=many").Code);

    [Fact]
    public void A_query_call_may_be_a_GET() => Assert.Equal("arn:aws:iam::123456789012:root",
        _client.Send("sts", HttpMethod.Get, "/?Action=GetCallerIdentity&Version=2011-06-15", []).Element("Arn"));

    [Fact]
    public void CloudWatch_speaks_cbor_first()
    {
        CborWriter writer = new();
        writer.WriteStartMap(2);
        writer.WriteTextString("Namespace");
        writer.WriteTextString("Cbor");
        writer.WriteTextString("MetricData");
        writer.WriteStartArray(1);
        writer.WriteStartMap(2);
        writer.WriteTextString("MetricName");
        writer.WriteTextString("M");
        writer.WriteTextString("Value");
        writer.WriteDouble(1);
        writer.WriteEndMap();
        writer.WriteEndArray();
        writer.WriteEndMap();

        var put = Cbor("PutMetricData", Gzip(writer.Encode()), ("Content-Encoding", "gzip"));
        var listed = Cbor("ListMetrics", []);

        Assert.Equal((200, "rpc-v2-cbor"), (put.Status, put.Header("smithy-protocol")));
        Assert.Equal("application/cbor", listed.Header("Content-Type"));
        Assert.Contains("Cbor", Encoding.Latin1.GetString(listed.Bytes));
    }

    [Fact]
    public void A_cbor_error_is_cbor_and_tells_the_query_code()
    {
        var answer = Cbor("GetDashboard", [0xA1, 0x6D, .. "DashboardName"u8, 0x61, (byte)'x']);

        Assert.Equal(404, answer.Status);
        CborReader reader = new(answer.Bytes);
        reader.ReadStartMap();
        Assert.Equal("__type", reader.ReadTextString());
        Assert.EndsWith("DashboardNotFoundError", reader.ReadTextString());
        Assert.Equal("ResourceNotFound;Sender", answer.Header("x-amzn-query-error"));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xA1, 0x61 })]
    [InlineData(new byte[] { 0x81, 0x01 })]
    [InlineData(new byte[] { 0xA1, 0x01, 0x02 })]
    public void Cbor_that_is_none_is_a_serialization_error(byte[] body) =>
        Assert.Equal(400, Cbor("ListMetrics", body).Status);

    [Fact]
    public void A_body_that_says_gzip_and_is_not_is_refused() =>
        Assert.Equal("SerializationException", _client.Send("secretsmanager",
        HttpMethod.Post, "/", "{}"u8.ToArray(), ("X-Amz-Target", "secretsmanager.ListSecrets"), (
            "content-encoding", "gzip")).Code);

    [Fact]
    public void SQS_still_speaks_query()
    {
        const string version = "Version=2012-11-05&Action=";
        var url = _client.Query("sqs", version
            + "CreateQueue&QueueName=old&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=7").Element("QueueUrl")!;
        var path = new Uri(url).AbsolutePath;
        var sent = _client.Send("sqs", HttpMethod.Post, path,
            Encoding.UTF8.GetBytes(version
                + "SendMessage&MessageBody=hello&MessageAttribute.1.Name=a&MessageAttribute.1.Value.DataType=String"
                + "&MessageAttribute.1.Value.StringValue=b"),
            ("Content-Type", "application/x-www-form-urlencoded"));
        var received = _client.Query("sqs", $"{version}ReceiveMessage&QueueUrl={Uri.EscapeDataString(url)}&MessageAttributeName.1=All&AttributeName.1=All");
        var attributes = _client.Query("sqs",
            $"{version}GetQueueAttributes&QueueUrl={Uri.EscapeDataString(url)}&AttributeName.1=VisibilityTimeout");
        var missing = _client.Query("sqs", $"{version}GetQueueUrl&QueueName=none");

        Assert.Equal(200, sent.Status);
        Assert.Equal(("hello", "b"), (received.Element("Body"), received.Element("StringValue")));
        Assert.Equal(["ReceiveMessageResponse", "ReceiveMessageResult", "Message"],
            received.Xml.DescendantsAndSelf().Take(3).Select(e => e.Name.LocalName));
        Assert.Equal(["VisibilityTimeout", "7"], attributes.Xml.Descendants().Single(e =>
            e.Name.LocalName == "Attribute").Elements().Select(e => e.Value));
        Assert.Equal((400, "AWS.SimpleQueueService.NonExistentQueue"), (missing.Status, missing.Code));
    }

    private Answer Cbor(string operation, byte[] body, params (string, string)[] headers) =>
        _client.Send("monitoring", HttpMethod.Post,
        "/service/GraniteServiceVersion20100801/operation/" + operation, body,
        [("smithy-protocol", "rpc-v2-cbor"), ("Content-Type", "application/cbor"), .. headers]);

    private static byte[] Gzip(byte[] data)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionMode.Compress))
        {
            gzip.Write(data);
        }

        return target.ToArray();
    }
}
