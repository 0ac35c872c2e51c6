using System.Text.Json.Nodes;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Authentication;

/// <summary>Callers of another account: both accounts must allow, and the record tells little of them.</summary>
public sealed class ForeignCallerTests : IDisposable
{
    private const string Other = "444455556666";
    private const string Eve = "arn:aws:iam::444455556666:user/eve";
    private const string All = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _root;
    private readonly SandboxClient _eve;

    public ForeignCallerTests()
    {
        _root = new(_sandbox.Server);
        _eve = Client(_sandbox.Server.AddPrincipal("eve", All, Other));
    }

    public void Dispose()
    {
        _eve.Dispose();
        _root.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void A_caller_knows_its_own_account()
    {
        var identity = _eve.Sts("GetCallerIdentity");

        Assert.Equal((Other, Eve), (identity.Element("Account"), identity.Element("Arn")));
    }

    [Fact]
    public void Without_a_policy_of_the_secret_nothing_is_read()
    {
        var arn = NewSecret(key: null);

        var refusal = Read(_eve, arn);

        Assert.Equal("AccessDeniedException", refusal.Code);
        Assert.Equal(
            $"User: {Eve} is not authorized to perform: secretsmanager:GetSecretValue on resource: {arn} "
            + "because no resource-based policy allows the secretsmanager:GetSecretValue action",
            refusal.Error);
    }

    [Fact]
    public void A_secret_with_AWS_own_key_cannot_be_shared()
    {
        var arn = NewSecret(key: null);
        Share(arn);

        var refusal = Read(_eve, arn);

        Assert.Equal("InvalidRequestException", refusal.Code);
        Assert.StartsWith(
            "You can't access a secret from a different AWS account", refusal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_key_and_identity_together_let_a_stranger_in_and_the_record_names_its_account()
    {
        var arn = NewSecret(NewKey());
        Share(arn);
        using var nobody = Client(_sandbox.Server.AddPrincipal("nobody", policyJson: null, Other));

        Assert.Equal(200, Read(_eve, arn).Status);
        Assert.Equal("AccessDeniedException", Read(nobody, arn).Code);
        Assert.Equal("ResourceNotFoundException", Read(_eve, "s").Code);

        _sandbox.Server.Step(TimeSpan.FromMinutes(3));
        var record = _root.Json("cloudtrail", "CloudTrail_20131101.LookupEvents", "{}").Json["Events"]!.AsArray()
            .Select(e => JsonNode.Parse((string)e!["CloudTrailEvent"]!)!)
            .Single(r => (string)r["eventName"]! == "GetSecretValue" && r["errorCode"] is null);
        Assert.Equal(["type", "principalId", "accountId"], record["userIdentity"]!.AsObject().Select(m => m.Key));
        var identity = record["userIdentity"]!;
        Assert.Equal(("AWSAccount", Other), ((string)identity["type"]!, (string)identity["accountId"]!));
        Assert.Equal("123456789012", (string)record["recipientAccountId"]!);
        Assert.NotNull(record["sharedEventID"]);
    }

    [Fact]
    public void A_role_that_trusts_the_account_makes_a_stranger_one_of_us()
    {
        var trust = Uri.EscapeDataString($$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
             "Principal":{"AWS":"arn:aws:iam::{{Other}}:root"} } }
            """);
        _root.Iam("CreateRole&RoleName=open&AssumeRolePolicyDocument=" + trust);
        _root.Iam("PutRolePolicy&RoleName=open&PolicyName=p&PolicyDocument=" + Uri.EscapeDataString(All));
        var arn = NewSecret(key: null);

        var session = _eve.Sts("AssumeRole&RoleSessionName=visit&RoleArn=arn:aws:iam::123456789012:role/open");

        Assert.Equal(200, session.Status);
        using SandboxClient visitor = new(
            _sandbox.Server, session.Element("AccessKeyId"), session.Element("SecretAccessKey"))
        {
            SessionToken = session.Element("SessionToken"),
        };
        Assert.Equal(200, Read(visitor, arn).Status);
    }

    [Fact]
    public void What_is_here_is_no_strangers_to_list_or_make()
    {
        Assert.Equal("AccessDeniedException", _eve.Secrets("ListSecrets", "{}").Code);
        Assert.Equal("AccessDenied", _eve.Iam("ListUsers").Code);
        Assert.Equal("AccessDenied", _eve.Send("s3", HttpMethod.Put, "/bucket", []).Code);
        Assert.DoesNotContain("<UserName>eve<", _root.Iam("ListUsers").Text, StringComparison.Ordinal);
    }

    private static Answer Read(SandboxClient client, string id) =>
        client.Secrets("GetSecretValue", $$"""{"SecretId":"{{id}}"}""");

    private SandboxClient Client(SecretMonitor.Sandbox.SandboxUser user) =>
        new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);

    private string NewSecret(string? key) => (string)_root.Secrets(
        "CreateSecret",
        new JsonObject { ["Name"] = "s", ["SecretString"] = "x", ["KmsKeyId"] = key }.ToJsonString()).Json["ARN"]!;

    private string NewKey()
    {
        const string policy =
            $$"""
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"},
             {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Other}}:root"},"Action":"kms:Decrypt","Resource":"*"}]}
            """;
        return (string)_root.Json("kms", "TrentService.CreateKey", new JsonObject { ["Policy"] = policy }.ToJsonString())
            .Json["KeyMetadata"]!["Arn"]!;
    }

    private void Share(string arn)
    {
        const string policy =
            $$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{Eve}}"},
             "Action":"secretsmanager:GetSecretValue","Resource":"*"} }
            """;
        var answer = _root.Secrets(
            "PutResourcePolicy", new JsonObject { ["SecretId"] = arn, ["ResourcePolicy"] = policy }.ToJsonString());
        Assert.Equal(200, answer.Status);
    }
}
