using System.Text.Json.Nodes;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Pipeline;

/// <summary>What CloudTrail says about calls, as event history tells it.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _root;

    public RecordTests() => _root = new(_sandbox.Server);

    public void Dispose()
    {
        _root.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void A_read_by_a_user_has_AWSs_members_in_AWSs_order()
    {
        CreateSecret();
        var user = _sandbox.Server.AddPrincipal("alice",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*"}]}""");
        using SandboxClient alice = new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);
        var answer = alice.Secrets("GetSecretValue", """{"SecretId":"a","VersionStage":"AWSCURRENT"}""");

        var record = Single("GetSecretValue");

        Assert.Equal(
            [
                "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress",
                    "userAgent",
                "requestParameters", "responseElements", "requestID", "eventID", "readOnly", "eventType",
                    "managementEvent",
                "recipientAccountId", "eventCategory", "tlsDetails",
            ],
            record.Select(m => m.Key));
        Assert.Equal(["type", "principalId", "arn", "accountId", "accessKeyId", "userName"],
            record["userIdentity"]!.AsObject().Select(m => m.Key));
        Assert.Equal("2026-09-14T05:51:07Z", (string)record["eventTime"]!);
        Assert.Equal("""{"secretId":"a","versionStage":"AWSCURRENT"}""", record["requestParameters"]!.ToJsonString());
        Assert.Null(record["responseElements"]);
        Assert.Equal(answer.Header("x-amzn-RequestId"), (string)record["requestID"]!);
        Assert.True((bool)record["readOnly"]!);
    }

    [Fact]
    public void A_secret_named_by_ARN_is_a_resource_of_the_record()
    {
        var arn = CreateSecret();
        _root.Secrets("GetSecretValue", $$"""{"SecretId":"{{arn}}"}""");

        Assert.Equal($$"""[{"accountId":"123456789012","type":"AWS::SecretsManager::Secret","ARN":"{{arn}}"}]""",
            Single("GetSecretValue")["resources"]!.ToJsonString());
    }

    [Fact]
    public void A_refusal_is_recorded_with_CloudTrails_code_and_without_parameters()
    {
        CreateSecret();
        var user = _sandbox.Server.AddPrincipal("mallory", policyJson: null);
        using SandboxClient mallory = new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);
        mallory.Secrets("GetSecretValue", """{"SecretId":"a"}""");

        var record = Single("GetSecretValue");

        Assert.Equal("AccessDenied", (string)record["errorCode"]!);
        Assert.StartsWith("User: arn:aws:iam::123456789012:user/mallory is not authorized", (
            string)record["errorMessage"]!);
        Assert.Null(record["requestParameters"]);
    }

    [Fact]
    public void A_batch_is_one_record_and_one_more_for_each_secret()
    {
        CreateSecret();
        var answer = _root.Secrets("BatchGetSecretValue", """{"SecretIdList":["a","b"]}""");
        var id = answer.Header("x-amzn-RequestId");

        var children = Records().Where(r => (string)r["eventName"]! == "GetSecretValue")
            .ToDictionary(r => (string)r["requestID"]!);

        Assert.Equal("""{"secretIdList":["a","b"]}""", Single(
            "BatchGetSecretValue")["requestParameters"]!.ToJsonString());
        Assert.Equal([$"{id}:a", $"{id}:b"], children.Keys.Order());
        var child = children[$"{id}:a"];
        Assert.Equal("secretsmanager.amazonaws.com", (string)child["userIdentity"]!["invokedBy"]!);
        Assert.Null(child["userIdentity"]!["accessKeyId"]);
        Assert.Equal(("secretsmanager.amazonaws.com", "secretsmanager.amazonaws.com"),
            ((string)child["sourceIPAddress"]!, (string)child["userAgent"]!));
        Assert.Null(child["tlsDetails"]);
        Assert.Equal("ResourceNotFoundException", (string)children[$"{id}:b"]["errorCode"]!);
    }

    [Fact]
    public void A_write_tells_its_answer_and_never_the_value()
    {
        CreateSecret("hush-hush");

        var record = Single("CreateSecret");

        Assert.DoesNotContain("hush-hush", record.ToJsonString());
        Assert.Equal("a", (string)record["responseElements"]!["name"]!);
        Assert.StartsWith("arn:aws:secretsmanager:", (string)record["responseElements"]!["arn"]!);
        Assert.False((bool)record["readOnly"]!);
    }

    [Fact]
    public void A_session_tells_the_role_that_issued_it()
    {
        _sandbox.Server.AddPrincipal("alice", null);
        _root.Iam("CreateRole&RoleName=r&AssumeRolePolicyDocument=" + Uri.EscapeDataString(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/alice"},"Action":"sts:AssumeRole"}]}"""));
        var key = _sandbox.Server.AddPrincipal("alice", null);
        using SandboxClient alice = new(_sandbox.Server, key.AccessKeyId, key.SecretAccessKey);
        var keys = alice.Sts("AssumeRole&RoleArn=arn:aws:iam::123456789012:role/r&RoleSessionName=work");
        using SandboxClient session = new(_sandbox.Server, keys.Element("AccessKeyId"), keys.Element("SecretAccessKey"))
        {
            SessionToken = keys.Element("SessionToken"),
        };
        session.Secrets("ListSecrets", "{}");

        var identity = Single("ListSecrets")["userIdentity"]!;

        Assert.Equal(("AssumedRole", "arn:aws:sts::123456789012:assumed-role/r/work"), (
            (string)identity["type"]!, (string)identity["arn"]!));
        Assert.Equal("arn:aws:iam::123456789012:role/r", (string)identity["sessionContext"]!["sessionIssuer"]!["arn"]!);
        Assert.Equal("false", (string)identity["sessionContext"]!["attributes"]!["mfaAuthenticated"]!);
    }

    [Fact]
    public void Root_has_neither_session_nor_name()
    {
        _root.Secrets("ListSecrets", "{}");

        Assert.Equal(["type", "principalId", "arn", "accountId", "accessKeyId"],
            Single("ListSecrets")["userIdentity"]!.AsObject().Select(m => m.Key));
    }

    [Fact]
    public void Who_is_not_believed_leaves_no_record()
    {
        using SandboxClient thief = new(_sandbox.Server, secretKey: "wrong");
        thief.Secrets("ListSecrets", "{}");

        Assert.DoesNotContain(Records(), r => (string)r["eventName"]! == "ListSecrets");
    }

    [Theory]
    [InlineData("ARN", "arn")]
    [InlineData("SecretId", "secretId")]
    [InlineData("KMSKeyId", "kmsKeyId")]
    [InlineData("S3BucketName", "s3BucketName")]
    [InlineData("TrailARN", "trailARN")]
    [InlineData("name", "name")]
    public void Names_are_in_lower_camel_case(string name, string shown) =>
        Assert.Equal(shown, SecretMonitor.Sandbox.Pipeline.RecordValues.LowerCamel(name));

    private string CreateSecret(string value = "v") => (string)_root.Secrets("CreateSecret",
        $$"""{"Name":"a","SecretString":"{{value}}"}""").Json["ARN"]!;

    private JsonObject Single(string eventName) => Assert.Single(Records(), r => (string)r["eventName"]! == eventName);

    private IEnumerable<JsonObject> Records()
    {
        _sandbox.Server.Step(TimeSpan.FromMinutes(10));
        return _root.Json("cloudtrail", "CloudTrail_20131101.LookupEvents", "{}").Json["Events"]!.AsArray()
            .Select(e => JsonNode.Parse((string)e!["CloudTrailEvent"]!)!.AsObject());
    }
}
