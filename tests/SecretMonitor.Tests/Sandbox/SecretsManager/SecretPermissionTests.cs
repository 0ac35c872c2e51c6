using System.Text.Json.Nodes;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.SecretsManager;

/// <summary>Who may read a secret: identity policies, resource policies, conditions.</summary>
public sealed class SecretPermissionTests : IDisposable
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _root;
    private readonly string _arn;

    public SecretPermissionTests()
    {
        _root = new(_sandbox.Server);
        _arn = (string)_root.Secrets("CreateSecret",
            """{"Name":"a","SecretString":"v","Tags":[{"Key":"stage","Value":"prod"}]}""").Json["ARN"]!;
    }

    public void Dispose()
    {
        _root.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void Without_a_policy_a_read_is_refused_in_AWSs_words()
    {
        var answer = Read(policy: null);

        Assert.Equal((400, "AccessDeniedException"), (answer.Status, answer.Code));
        Assert.Equal($"User: {Alice} is not authorized to perform: secretsmanager:GetSecretValue on resource: a "
            + "because no identity-based policy allows the secretsmanager:GetSecretValue action", answer.Error);
    }

    [Theory]
    [InlineData("a-*", 200)]
    [InlineData("a-??????", 200)]
    [InlineData("b-*", 400)]
    [InlineData("a", 400)]
    public void An_identity_policy_names_the_secret_with_its_suffix(string resource, int status) =>
        Assert.Equal(status, Read(Allow($"arn:aws:secretsmanager:*:*:secret:{resource}")).Status);

    [Theory]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"stage\",\"Value\":\"x\"}]", 200)]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"stage\",\"Value\":\"x\"},{\"Key\":\"team\",\"Value\":\"x\"}]", 400)]
    [InlineData("UntagResource", "\"TagKeys\":[\"stage\"]", 200)]
    [InlineData("UntagResource", "\"TagKeys\":[\"team\"]", 400)]
    public void A_policy_can_name_the_tags_that_may_be_set_and_taken(string operation, string tags, int status)
    {
        var user = _sandbox.Server.AddPrincipal("tagger", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*",
             "Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["stage"]}}}}
            """);
        using SandboxClient tagger = new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);

        Assert.Equal(status, tagger.Secrets(operation, $$"""{"SecretId":"a",{{tags}}}""").Status);
    }

    [Fact]
    public void An_explicit_deny_wins_and_is_named()
    {
        PutPolicy("Deny", Alice);

        var answer = Read(Allow("*"));

        Assert.EndsWith("with an explicit deny in a resource-based policy", answer.Error);
    }

    [Fact]
    public void The_secrets_own_policy_lets_somebody_in()
    {
        PutPolicy("Allow", Alice, createUser: true);

        Assert.Equal(200, Read(policy: null).Status);
    }

    [Theory]
    [InlineData("aws:ResourceTag/stage", "prod", 200)]
    [InlineData("aws:ResourceTag/stage", "test", 400)]
    [InlineData("secretsmanager:ResourceTag/stage", "prod", 200)]
    [InlineData("secretsmanager:VersionStage", "AWSCURRENT", 200)]
    [InlineData("secretsmanager:VersionStage", "AWSPENDING", 400)]
    [InlineData("aws:username", "alice", 200)]
    [InlineData("aws:username", "bob", 400)]
    [InlineData("aws:PrincipalArn", Alice, 200)]
    [InlineData("aws:PrincipalAccount", "123456789012", 200)]
    [InlineData("aws:PrincipalType", "User", 200)]
    [InlineData("aws:RequestedRegion", "us-east-1", 200)]
    [InlineData("aws:RequestedRegion", "eu-west-1", 400)]
    [InlineData("aws:SourceIp", "127.0.0.1", 200)]
    [InlineData("aws:SecureTransport", "true", 200)]
    [InlineData("aws:ViaAWSService", "false", 200)]
    public void A_condition_sees(string key, string value, int status) =>
        Assert.Equal(status, Read(Allow("*", $$$"""{"StringEquals":{"{{{key}}}":"{{{value}}}"}}""")).Status);

    [Fact]
    public void Time_in_conditions_is_virtual()
    {
        var policy = Allow("*", """{"DateLessThan":{"aws:CurrentTime":"2026-09-15T00:00:00Z"}}""");
        Assert.Equal(200, Read(policy).Status);

        _sandbox.Server.Step(TimeSpan.FromDays(1));

        Assert.Equal(400, Read(policy).Status);
    }

    [Fact]
    public void A_batch_asks_for_each_secret()
    {
        var user = _sandbox.Server.AddPrincipal("alice",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:BatchGetSecretValue","Resource":"*"}]}""");
        using SandboxClient alice = new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);

        var answer = alice.Secrets("BatchGetSecretValue", """{"SecretIdList":["a"]}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("AccessDeniedException", (string)answer.Json["Errors"]![0]!["ErrorCode"]!);
        Assert.Empty(answer.Json["SecretValues"]!.AsArray());
    }

    [Fact]
    public void A_public_policy_is_refused_where_that_is_asked_for()
    {
        const string anybody =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""";

        var blocked = Put(anybody, isBlocking: true);

        Assert.Equal(
            ("PublicPolicyException", "You can not attach a resource policy that grants Public access to your secret."),
            (blocked.Code, blocked.Error));
        Assert.Equal(200, Put(anybody, isBlocking: false).Status);
        Assert.Equal("MalformedPolicyDocumentException", Put("{", isBlocking: false).Code);
    }

    [Fact]
    public void A_secret_without_a_policy_answers_none()
    {
        var answer = _root.Secrets("GetResourcePolicy", """{"SecretId":"a"}""");

        Assert.Equal((200, _arn), (answer.Status, (string)answer.Json["ARN"]!));
        Assert.Null(answer.Json["ResourcePolicy"]);
    }

    private Answer Read(string? policy)
    {
        var user = _sandbox.Server.AddPrincipal("alice", policy);
        using SandboxClient alice = new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);
        return alice.Secrets("GetSecretValue", """{"SecretId":"a"}""");
    }

    private static string Allow(string resource, string condition = "{}") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"{{resource}}","Condition":{{condition}}}]}""";

    private void PutPolicy(string effect, string principal, bool createUser = false)
    {
        if (createUser)
        {
            _sandbox.Server.AddPrincipal("alice", policyJson: null);
        }

        Assert.Equal(200, Put($$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Principal":{"AWS":"{{principal}}"},"Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""",
            isBlocking: true).Status);
    }

    private Answer Put(string policy, bool isBlocking) => _root.Secrets("PutResourcePolicy",
        new JsonObject { ["SecretId"] = "a", ["ResourcePolicy"] = policy,
            ["BlockPublicPolicy"] = isBlocking }.ToJsonString());
}
