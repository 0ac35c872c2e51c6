using SecretMonitor.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sandbox;

public sealed class SandboxServerTests
{
    [Fact]
    public void Two_sandboxes_run_side_by_side_with_keys_of_their_own()
    {
        using var one = SandboxServer.Start(new());
        using var other = SandboxServer.Start(new());

        Assert.NotEqual(one.EndpointUrl, other.EndpointUrl);
        Assert.NotEqual(one.AccessKey, other.AccessKey);
        using SandboxClient crossed = new(other, one.AccessKey, one.SecretKey);
        Assert.Equal("InvalidClientTokenId", crossed.Sts("GetCallerIdentity").Code);
    }

    [Fact]
    public void Given_keys_account_and_time_are_taken()
    {
        using var server = SandboxServer.Start(new()
        {
            AccessKey = "AKIAIOSFODNN7EXAMPLE", SecretKey = "wJalr", AccountId = "111122223333",
                StartTime = SandboxFixture.Start, Speed = 0,
        });
        using SandboxClient client = new(server, "AKIAIOSFODNN7EXAMPLE", "wJalr");

        Assert.Equal("arn:aws:iam::111122223333:root", client.Sts("GetCallerIdentity").Element("Arn"));
        Assert.Equal(SandboxFixture.Start, server.Now);
    }

    [Fact]
    public void A_stopped_sandbox_answers_nobody()
    {
        var server = SandboxServer.Start(new());
        using SandboxClient client = new(server);
        Assert.Equal(200, client.Sts("GetCallerIdentity").Status);

        server.Dispose();

        Assert.Throws<HttpRequestException>(() => client.Sts("GetCallerIdentity"));
    }

    [Theory]
    [InlineData(-1, 1, "111122223333", "Port")]
    [InlineData(0, -1, "111122223333", "Speed")]
    [InlineData(0, double.NaN, "111122223333", "Speed")]
    [InlineData(0, 1, "1111", "AccountId")]
    public void An_option_that_is_not_legal_is_named(int port, double speed, string account, string option)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            SandboxServer.Start(new() { Port = port, Speed = speed, AccountId = account }));

        Assert.Equal(option, error.ParamName);
    }

    [Fact]
    public void A_principal_has_the_rights_that_its_policy_gives_and_no_others()
    {
        using SandboxFixture sandbox = new();
        var user = sandbox.Server.AddPrincipal("reader",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:ListSecrets","Resource":"*"}]}""");
        using SandboxClient client = new(sandbox.Server, user.AccessKeyId, user.SecretAccessKey);

        Assert.Equal("arn:aws:iam::123456789012:user/reader", user.Arn);
        Assert.Equal(200, client.Secrets("ListSecrets", "{}").Status);
        Assert.Equal("AccessDeniedException", client.Secrets("GetSecretValue", """{"SecretId":"x"}""").Code);
        Assert.DoesNotContain(user.SecretAccessKey, user.ToString());
    }

    [Theory]
    [InlineData("not a name", null)]
    [InlineData("intruder", "{")]
    [InlineData("intruder",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}""")]
    public void A_principal_with_an_illegal_name_or_policy_is_refused(string name, string? policy)
    {
        using SandboxFixture sandbox = new();

        Assert.Throws<ArgumentException>(() => sandbox.Server.AddPrincipal(name, policy));
    }

    [Fact]
    public void The_log_tells_who_asked_for_what_and_what_came_of_it()
    {
        using SandboxFixture sandbox = new();
        using SandboxClient client = new(sandbox.Server);

        client.Secrets("GetSecretValue", """{"SecretId":"nothing"}""");

        var entry = Assert.Single(sandbox.Server.Log);
        Assert.Equal(("secretsmanager", "GetSecretValue", 400, "ResourceNotFoundException"),
            (entry.Service, entry.Operation, entry.Status, entry.ErrorCode));
        Assert.Equal(("arn:aws:iam::123456789012:root", "us-east-1", true), (
            entry.Principal, entry.Region, entry.IsReadOnly));
    }

    [Fact]
    public void The_log_never_tells_a_value()
    {
        using SandboxFixture sandbox = new();
        using SandboxClient client = new(sandbox.Server);

        client.Secrets("CreateSecret", """{"Name":"a","SecretString":"hush-hush"}""");
        client.Secrets("CreateSecret", """{"Name":"a","SecretString":"hush-hush"}""");
        client.Secrets("PutSecretValue", """{"SecretId":"a","SecretString":"hush-hush","VersionStages":[]}""");

        Assert.DoesNotContain("hush-hush", string.Concat(sandbox.Server.Log));
    }
}
