using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Pipeline;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Kms;

/// <summary>What keys decide over: their callers, and what services may do with encrypted resources.</summary>
public sealed class KeyPolicyTests : IDisposable
{
    private const string Account = "arn:aws:iam::123456789012:root";
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:t";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _root;

    public KeyPolicyTests() => _root = new(_sandbox.Server);

    public void Dispose()
    {
        _root.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void The_default_policy_leaves_it_to_identity_policies()
    {
        var key = NewKey();
        using var allowed = User("alice", "kms:Encrypt");
        using var other = User("eve", "kms:Decrypt");

        Assert.Equal(200, Encrypt(allowed, key).Status);
        var refusal = Encrypt(other, key);
        Assert.Equal("AccessDeniedException", refusal.Code);
        Assert.Equal(
            "User: arn:aws:iam::123456789012:user/eve is not authorized to perform: kms:Encrypt on resource: "
            + $"{key} because no identity-based policy allows the kms:Encrypt action",
            refusal.Error);
    }

    [Fact]
    public void An_identity_policy_is_not_enough_where_the_key_does_not_leave_it_to_the_account()
    {
        using var alice = User("alice", "kms:*");
        var key = NewKey(("""{"AWS":"arn:aws:iam::123456789012:user/alice"}""", "kms:Decrypt"));

        Assert.EndsWith(
            "because no resource-based policy allows the kms:Encrypt action", Encrypt(alice, key).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grant_lets_its_grantee_in_within_its_constraints()
    {
        using var eve = User("eve", "sts:GetCallerIdentity");
        var key = NewKey();
        Assert.Equal(200, Kms("CreateGrant", $$"""
            {"KeyId":"{{key}}","GranteePrincipal":"arn:aws:iam::123456789012:user/eve","Operations":["Encrypt"],
             "Constraints":{"EncryptionContextSubset":{"a":"1"} } }
            """).Status);

        Assert.Equal(200, Encrypt(eve, key, """{"a":"1","b":"2"}""").Status);
        Assert.Equal("AccessDeniedException", Encrypt(eve, key, """{"a":"2"}""").Code);
    }

    [Fact]
    public void Conditions_see_the_encryption_context_and_the_service()
    {
        const string statement = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"},
             {"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*",
              "Condition":{"StringNotEquals":{"kms:EncryptionContext:purpose":"test"}}},
             {"Effect":"Deny","Principal":"*","Action":"kms:Decrypt","Resource":"*",
              "Condition":{"Null":{"kms:ViaService":"true"}}}]}
            """;
        var key = (string)Kms("CreateKey", $$"""{"Policy":{{Json(statement)}}}""").Json["KeyMetadata"]!["Arn"]!;

        Assert.Equal("AccessDeniedException", Encrypt(_root, key).Code);
        var blob = (string)Encrypt(_root, key, """{"purpose":"test"}""").Json["CiphertextBlob"]!;
        Assert.Contains(
            "with an explicit deny in a resource-based policy",
            Kms("Decrypt", $$"""{"CiphertextBlob":"{{blob}}","EncryptionContext":{"purpose":"test"} }""").Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cloudwatch.amazonaws.com", true)]
    [InlineData("events.amazonaws.com", false)]
    public void An_encrypted_topic_takes_the_messages_of_the_services_that_its_key_lets_in(string service, bool isLetIn)
    {
        var key = NewKey(
            ($$"""{"AWS":"{{Account}}"}""", "kms:*"),
            ("""{"Service":"cloudwatch.amazonaws.com"}""", """kms:GenerateDataKey*","kms:Decrypt"""));
        EncryptTopic(key);

        var error = Publish(service);

        Assert.Equal(isLetIn ? null : "KMSAccessDenied", error?.Code);
        Assert.True(isLetIn || error!.Message.StartsWith(
            "null (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException; Request ID: ",
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_disabled_key_stops_a_topic_for_everybody()
    {
        var key = NewKey();
        EncryptTopic(key);
        Assert.Equal(200, Sns("Action=Publish&Message=m&TopicArn=" + Topic).Status);
        Kms("DisableKey", $$"""{"KeyId":"{{key}}"}""");

        Assert.Equal("KMSDisabled", Sns("Action=Publish&Message=m&TopicArn=" + Topic).Code);
    }

    [Fact]
    public void A_publisher_needs_the_key_of_the_topic()
    {
        using var alice = User("alice", "sns:*");
        EncryptTopic(NewKey());

        var answer = alice.Query("sns", "Version=2010-03-31&Action=Publish&Message=m&TopicArn=" + Topic);

        Assert.Equal("KMSAccessDenied", answer.Code);
        Assert.Contains("not authorized to perform: kms:GenerateDataKey", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_read_only_by_who_may_use_its_key()
    {
        var key = NewKey();
        var secret = (string)_root.Secrets(
            "CreateSecret", $$"""{"Name":"s","SecretString":"x","KmsKeyId":"{{key}}"}""").Json["ARN"]!;
        using var alice = User("alice", "secretsmanager:*");

        var refusal = alice.Secrets("GetSecretValue", """{"SecretId":"s"}""");
        var read = _root.Secrets("GetSecretValue", """{"SecretId":"s"}""");

        Assert.Equal(("AccessDeniedException", "Access to KMS is not allowed"), (refusal.Code, refusal.Error));
        Assert.Equal(200, read.Status);
        _sandbox.Server.Step(TimeSpan.FromMinutes(3));
        var records = Records();
        var refused = records.Single(r => (string)r["eventName"]! == "GetSecretValue" && r["errorCode"] is not null);
        Assert.Equal("AccessDenied", (string)refused["errorCode"]!);
        Assert.Equal("s", (string)refused["requestParameters"]!["secretId"]!);
        var uses = records.Where(r => (string)r["eventName"]! == "Decrypt").ToList();
        Assert.Equal(["AccessDenied", null], uses.Select(r => (string?)r["errorCode"]).Order().Reverse());
        var use = uses.Single(r => r["errorCode"] is null);
        Assert.Equal("kms.amazonaws.com", (string)use["eventSource"]!);
        Assert.Equal("secretsmanager.amazonaws.com", (string)use["userIdentity"]!["invokedBy"]!);
        Assert.Equal(secret, (string)use["requestParameters"]!["encryptionContext"]!["SecretARN"]!);
        Assert.Equal(
            (string)read.Json["VersionId"]!,
            (string)use["requestParameters"]!["encryptionContext"]!["SecretVersionId"]!);
        Assert.True((bool)use["readOnly"]!);
        Assert.Equal(key, (string)use["resources"]![0]!["ARN"]!);
    }

    [Fact]
    public void A_log_group_takes_a_key_that_lets_the_logs_of_the_region_in()
    {
        var (closed, open) = (NewKey(), NewKey(
            ($$"""{"AWS":"{{Account}}"}""", "kms:*"), ("""{"Service":"logs.us-east-1.amazonaws.com"}""", "kms:*")));

        var refusal = Group(closed);

        Assert.Equal("AccessDeniedException", refusal.Code);
        Assert.Equal(
            "The specified KMS key does not exist or is not allowed to be used with Arn "
            + "'arn:aws:logs:us-east-1:123456789012:log-group:g'",
            refusal.Error);
        Assert.Equal(200, Group(open).Status);
    }

    [Fact]
    public void An_encrypted_queue_takes_only_what_its_key_lets_in()
    {
        var key = NewKey();
        Answer Queue(SandboxClient client, string operation, string body) =>
            client.Json("sqs", "AmazonSQS." + operation, body, "1.0");
        var url = (string)Queue(
            _root, "CreateQueue", $$"""{"QueueName":"q","Attributes":{"KmsMasterKeyId":"{{key}}"} }""").Json["QueueUrl"]!;
        using var alice = User("alice", "sqs:*");

        var refusal = Queue(alice, "SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"m"}""");

        Assert.Equal("com.amazonaws.sqs#KmsAccessDenied", refusal.Code);
        Assert.Equal(200, Queue(_root, "SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"m"}""").Status);
        Assert.Equal(
            "com.amazonaws.sqs#KmsAccessDenied", Queue(alice, "ReceiveMessage", $$"""{"QueueUrl":"{{url}}"}""").Code);
    }

    [Fact]
    public void A_deleted_key_is_gone_when_its_time_has_come()
    {
        var key = NewKey();
        Kms("CreateAlias", $$"""{"AliasName":"alias/a","TargetKeyId":"{{key}}"}""");
        Kms("ScheduleKeyDeletion", $$"""{"KeyId":"{{key}}","PendingWindowInDays":7}""");

        _sandbox.Server.Step(TimeSpan.FromDays(7));

        Assert.Empty(Kms("ListAliases", "{}").Json["Aliases"]!.AsArray());
        Assert.Equal("NotFoundException", Kms("DescribeKey", $$"""{"KeyId":"{{key}}"}""").Code);
    }

    private string NewKey(params (string Principal, string Action)[] statements) =>
        (string)Kms("CreateKey", statements.Length == 0 ? "{}" : $$"""
            {"BypassPolicyLockoutSafetyCheck":true,"Policy":{{Json(Policy(statements))}}}
            """).Json["KeyMetadata"]!["Arn"]!;

    private static string Policy(params (string Principal, string Action)[] statements) =>
        """{"Version":"2012-10-17","Statement":["""
        + string.Join(',', statements.Select(s =>
            $$"""{"Effect":"Allow","Principal":{{s.Principal}},"Action":["{{s.Action}}"],"Resource":"*"}"""))
        + "]}";

    private static string Json(string text) => JsonValue.Create(text).ToJsonString();

    private static Answer Encrypt(SandboxClient client, string key, string context = "{}") => client.Json(
        "kms", "TrentService.Encrypt", $$"""{"KeyId":"{{key}}","Plaintext":"eA==","EncryptionContext":{{context}}}""");

    private Answer Kms(string operation, string body) => _root.Json("kms", "TrentService." + operation, body);

    private Answer Sns(string form) => _root.Query("sns", "Version=2010-03-31&" + form);

    private Answer Group(string key) => _root.Json(
        "logs", "Logs_20140328.CreateLogGroup", $$"""{"logGroupName":"g","kmsKeyId":"{{key}}"}""");

    private void EncryptTopic(string key)
    {
        Sns("Action=CreateTopic&Name=t");
        Sns("Action=SetTopicAttributes&AttributeName=Policy&TopicArn=" + Topic + "&AttributeValue=" + Uri.EscapeDataString(
            $$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sns:Publish",
             "Resource":"{{Topic}}"} }
            """));
        Sns($"Action=SetTopicAttributes&TopicArn={Topic}&AttributeName=KmsMasterKeyId&AttributeValue={key}");
    }

    private PublishError? Publish(string service)
    {
        var world = _sandbox.Server.World;
        lock (world.Gate)
        {
            return world.Get<ITopicPublisher>().Publish(
                new(service, "arn:aws:x:us-east-1:123456789012:y", "123456789012"), Topic, new("text"));
        }
    }

    private SandboxClient User(string name, string action)
    {
        var user = _sandbox.Server.AddPrincipal(
            name, $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{action}}","Resource":"*"} }""");
        return new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);
    }

    private List<JsonNode> Records() =>
    [
        .. _root.Json("cloudtrail", "CloudTrail_20131101.LookupEvents", """{"MaxResults":50}""").Json["Events"]!.AsArray()
            .Select(e => JsonNode.Parse((string)e!["CloudTrailEvent"]!)!),
    ];
}
