using Xunit;

namespace SecretMonitor.Tests.Sandbox.Sts;

public sealed class StsTests : IDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role/reader";
    private const string MayAssume =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""";
    private const string MayAll =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _root;

    public StsTests() => _root = new(_sandbox.Server);

    public void Dispose()
    {
        _root.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void Everybody_may_ask_who_they_are()
    {
        using var alice = User(
            "alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""");

        var answer = alice.Sts("GetCallerIdentity");

        Assert.Equal("arn:aws:iam::123456789012:user/alice", answer.Element("Arn"));
        Assert.Matches("^AIDA[A-Z2-7]{17}$", answer.Element("UserId"));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:root", true, true)]
    [InlineData("arn:aws:iam::123456789012:root", false, false)]
    [InlineData("arn:aws:iam::123456789012:user/alice", false, true)]
    [InlineData("arn:aws:iam::123456789012:user/bob", true, false)]
    public void A_role_is_assumed_by_whom_it_trusts_and_through_the_account_with_leave_only(
        string trusted, bool hasPolicy, bool may)
    {
        using var bob = User("bob", null);
        using var alice = User("alice", hasPolicy ? MayAssume : null);
        CreateRole(trusted);

        var answer = alice.Sts($"AssumeRole&RoleArn={Role}&RoleSessionName=work");

        Assert.Equal(may ? null : "AccessDenied", answer.Code);
        Assert.Equal(may ? null : $"User: arn:aws:iam::123456789012:user/alice is not authorized to perform: sts:AssumeRole on resource: {Role}",
            answer.Error);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:ListSecrets\",\"Resource\":\"*\"}]}", true)]
    public void A_federated_session_has_the_rights_that_its_user_and_its_policy_share(string? policy, bool may)
    {
        using var alice = User("alice", MayAll);
        var answer = alice.Sts(
            "GetFederationToken&Name=carol" + (policy is null ? "" : $"&Policy={Uri.EscapeDataString(policy)}"));
        Assert.Equal("arn:aws:sts::123456789012:federated-user/carol", answer.Element("Arn"));
        Assert.Equal("123456789012:carol", answer.Element("FederatedUserId"));

        using SandboxClient carol = new(_sandbox.Server, answer.Element("AccessKeyId"), answer.Element("SecretAccessKey"))
        {
            SessionToken = answer.Element("SessionToken"),
        };

        Assert.Equal("arn:aws:sts::123456789012:federated-user/carol", carol.Sts("GetCallerIdentity").Element("Arn"));
        Assert.Equal(may ? 200 : 400, carol.Secrets("ListSecrets", "{}").Status);
        Assert.Equal(400, carol.Secrets("CreateSecret", """{"Name":"x"}""").Status);
        Assert.Equal("AccessDenied", carol.Sts("GetFederationToken&Name=dave").Code);
    }

    [Fact]
    public void A_session_has_the_roles_rights_and_name()
    {
        using var session = Session();

        Assert.Equal(200, session.Secrets("ListSecrets", "{}").Status);
        var identity = session.Sts("GetCallerIdentity");
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/reader/work", identity.Element("Arn"));
        Assert.Matches("^AROA[A-Z2-7]{17}:work$", identity.Element("UserId"));
    }

    [Fact]
    public void A_session_policy_takes_rights_away()
    {
        using var session = Session("&Policy=" + Uri.EscapeDataString(MayAssume));

        Assert.EndsWith("because no session policy allows the secretsmanager:ListSecrets action", session.Secrets(
            "ListSecrets", "{}").Error);
    }

    [Fact]
    public void A_session_ends_with_its_role()
    {
        using var session = Session();
        _root.Iam("DeleteRolePolicy&RoleName=reader&PolicyName=p");
        _root.Iam("DeleteRole&RoleName=reader");

        Assert.Equal("UnrecognizedClientException", session.Secrets("ListSecrets", "{}").Code);
    }

    [Fact]
    public void A_duration_above_the_roles_is_refused()
    {
        using var alice = User("alice", MayAssume);
        CreateRole("arn:aws:iam::123456789012:root");

        var answer = alice.Sts($"AssumeRole&RoleArn={Role}&RoleSessionName=work&DurationSeconds=7200");

        Assert.Equal(
            ("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."),
            (answer.Code, answer.Error));
    }

    [Fact]
    public void Root_assumes_no_role()
    {
        CreateRole("arn:aws:iam::123456789012:root");

        var answer = _root.Sts($"AssumeRole&RoleArn={Role}&RoleSessionName=work");

        Assert.Equal((403, "AccessDenied", "Roles may not be assumed by root accounts."), (
            answer.Status, answer.Code, answer.Error));
    }

    [Fact]
    public void A_users_session_has_the_users_rights()
    {
        using var alice = User("alice", MayAll);
        var keys = alice.Sts("GetSessionToken");
        using var session = Of(keys);

        Assert.Equal("arn:aws:iam::123456789012:user/alice", session.Sts("GetCallerIdentity").Element("Arn"));
        Assert.Equal(200, session.Secrets("ListSecrets", "{}").Status);
        Assert.Equal("AccessDenied", session.Sts("GetSessionToken").Code);
    }

    private SandboxClient Session(string more = "")
    {
        using var alice = User("alice", MayAssume);
        CreateRole("arn:aws:iam::123456789012:root");
        _root.Iam("PutRolePolicy&RoleName=reader&PolicyName=p&PolicyDocument=" + Uri.EscapeDataString(MayAll));
        return Of(alice.Sts($"AssumeRole&RoleArn={Role}&RoleSessionName=work{more}"));
    }

    private SandboxClient Of(Answer keys) =>
        new(_sandbox.Server, keys.Element("AccessKeyId"), keys.Element("SecretAccessKey"))
    {
        SessionToken = keys.Element("SessionToken"),
    };

    private SandboxClient User(string name, string? policy)
    {
        var user = _sandbox.Server.AddPrincipal(name, policy);
        return new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);
    }

    private void CreateRole(string trusted) =>
        Assert.Equal(200, _root.Iam("CreateRole&RoleName=reader&AssumeRolePolicyDocument="
        + Uri.EscapeDataString($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{trusted}}"},"Action":"sts:AssumeRole"}]}""")).Status);
}
