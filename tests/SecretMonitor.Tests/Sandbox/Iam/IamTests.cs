using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Iam;

public sealed class IamTests : IDisposable
{
    private const string ReadPolicy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:ListSecrets","Resource":"*"}]}""";
    private const string CloudTrailTrust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}]}""";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _root;

    public IamTests() => _root = new(_sandbox.Server);

    public void Dispose()
    {
        _root.Dispose();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData("inline")]
    [InlineData("attached")]
    [InlineData("group inline")]
    [InlineData("group attached")]
    public void A_user_has_the_rights_of_each_kind_of_policy_as_long_as_it_is_there(string kind)
    {
        Do("CreateUser&UserName=alice");
        Do("CreateGroup&GroupName=readers");
        Do("AddUserToGroup&GroupName=readers&UserName=alice");
        var arn = Do($"CreatePolicy&PolicyName=read&PolicyDocument={Uri.EscapeDataString(ReadPolicy)}").Element("Arn");
        using var alice = KeyOf("alice");
        var (give, take) = kind switch
        {
            "inline" => ($"PutUserPolicy&UserName=alice&PolicyName=p&PolicyDocument={Uri.EscapeDataString(ReadPolicy)}",
                "DeleteUserPolicy&UserName=alice&PolicyName=p"),
            "attached" => ($"AttachUserPolicy&UserName=alice&PolicyArn={arn}",
                $"DetachUserPolicy&UserName=alice&PolicyArn={arn}"),
            "group inline" => ($"PutGroupPolicy&GroupName=readers&PolicyName=p&PolicyDocument={Uri.EscapeDataString(ReadPolicy)}", "RemoveUserFromGroup&GroupName=readers&UserName=alice"),
            _ => ($"AttachGroupPolicy&GroupName=readers&PolicyArn={arn}",
                $"DetachGroupPolicy&GroupName=readers&PolicyArn={arn}"),
        };

        Assert.Equal(400, alice.Secrets("ListSecrets", "{}").Status);
        Do(give);
        Assert.Equal(200, alice.Secrets("ListSecrets", "{}").Status);
        Do(take);
        Assert.Equal(400, alice.Secrets("ListSecrets", "{}").Status);
    }

    [Fact]
    public void A_policy_comes_back_percent_encoded()
    {
        Do("CreateUser&UserName=alice");
        Do($"PutUserPolicy&UserName=alice&PolicyName=p&PolicyDocument={Uri.EscapeDataString(ReadPolicy)}");

        var document = Do("GetUserPolicy&UserName=alice&PolicyName=p").Element("PolicyDocument");

        Assert.StartsWith("%7B%22Version%22", document);
        Assert.Equal(ReadPolicy, Uri.UnescapeDataString(document!));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ListSecrets","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"bucket"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"s3:*","Resource":"*"}]}""")]
    public void A_policy_that_is_none_is_malformed(string policy)
    {
        Do("CreateUser&UserName=alice");

        var answer = _root.Iam(
            $"PutUserPolicy&UserName=alice&PolicyName=p&PolicyDocument={Uri.EscapeDataString(policy)}");

        Assert.Equal((400, "MalformedPolicyDocument"), (answer.Status, answer.Code));
    }

    [Fact]
    public void A_trust_policy_names_only_who_is_there()
    {
        const string trust =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/ghost"},"Action":"sts:AssumeRole"}]}""";

        var answer = _root.Iam($"CreateRole&RoleName=r&AssumeRolePolicyDocument={Uri.EscapeDataString(trust)}");

        Assert.Equal(("MalformedPolicyDocument",
            "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/ghost\""),
            (answer.Code, answer.Error));
    }

    [Fact]
    public void What_still_has_something_is_not_deleted()
    {
        Do("CreateUser&UserName=alice");
        Do($"PutUserPolicy&UserName=alice&PolicyName=p&PolicyDocument={Uri.EscapeDataString(ReadPolicy)}");
        var key = Do("CreateAccessKey&UserName=alice").Element("AccessKeyId");
        Do($"CreateRole&RoleName=r&AssumeRolePolicyDocument={Uri.EscapeDataString(CloudTrailTrust)}");
        Do("AttachRolePolicy&RoleName=r&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess");

        Conflict("DeleteRole&RoleName=r", "Cannot delete entity, must detach all policies first.");
        Conflict("DeleteUser&UserName=alice", "Cannot delete entity, must delete policies first.");
        Do("DeleteUserPolicy&UserName=alice&PolicyName=p");
        Conflict("DeleteUser&UserName=alice", "Cannot delete entity, must delete access keys first.");
        Do($"DeleteAccessKey&UserName=alice&AccessKeyId={key}");
        Do("DeleteUser&UserName=alice");
    }

    [Fact]
    public void A_list_comes_in_pages()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            Do($"CreateUser&UserName={name}");
        }

        var first = Do("ListUsers&MaxItems=2");
        var second = Do($"ListUsers&MaxItems=2&Marker={first.Element("Marker")}");

        Assert.Equal(("true", "false"), (first.Element("IsTruncated"), second.Element("IsTruncated")));
        Assert.Equal(["a", "b", "c"], new[] { first, second }.SelectMany(p => p.Xml.Descendants())
            .Where(e => e.Name.LocalName == "UserName").Select(e => e.Value));
    }

    [Fact]
    public void A_user_has_at_most_two_keys()
    {
        Do("CreateUser&UserName=alice");
        Do("CreateAccessKey&UserName=alice");
        Do("CreateAccessKey&UserName=alice");

        var answer = _root.Iam("CreateAccessKey&UserName=alice");

        Assert.Equal((409, "LimitExceeded"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("cloudtrail.amazonaws.com", "123456789012", "logs:PutLogEvents", true)]
    [InlineData("cloudtrail.amazonaws.com", "999999999999", "logs:PutLogEvents", false)]
    [InlineData("events.amazonaws.com", "123456789012", "logs:PutLogEvents", false)]
    [InlineData("cloudtrail.amazonaws.com", "123456789012", "logs:DeleteLogGroup", false)]
    public void A_service_acts_by_a_role_that_trusts_it_and_allows_the_action(
        string service, string account, string action, bool may)
    {
        Do($"CreateRole&RoleName=r&AssumeRolePolicyDocument={Uri.EscapeDataString(CloudTrailTrust)}");
        Do("PutRolePolicy&RoleName=r&PolicyName=p&PolicyDocument=" + Uri.EscapeDataString(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:PutLogEvents","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:g:*"}]}"""));
        var world = _sandbox.Server.World;

        lock (world.Gate)
        {
            Assert.Equal(may, world.Get<IRoleDirectory>().RoleAllows("arn:aws:iam::123456789012:role/r",
                new ServiceCaller(service, SourceArn: null, account), action,
                    "arn:aws:logs:us-east-1:123456789012:log-group:g:log-stream:s"));
        }
    }

    [Fact]
    public void A_boundary_limits_what_policies_grant()
    {
        var arn = Do($"CreatePolicy&PolicyName=b&PolicyDocument={Uri.EscapeDataString(ReadPolicy)}").Element("Arn");
        Do($"CreateUser&UserName=alice&PermissionsBoundary={arn}");
        Do("AttachUserPolicy&UserName=alice&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess");
        using var alice = KeyOf("alice");

        Assert.Equal(200, alice.Secrets("ListSecrets", "{}").Status);
        Assert.EndsWith("because no permissions boundary allows the secretsmanager:CreateSecret action",
            alice.Secrets("CreateSecret", """{"Name":"a"}""").Error);
    }

    [Fact]
    public void The_last_use_of_a_key_is_known()
    {
        Do("CreateUser&UserName=alice");
        using var alice = KeyOf("alice");
        alice.Sts("GetCallerIdentity");

        var used = Do($"GetAccessKeyLastUsed&AccessKeyId={alice.AccessKey}");

        Assert.Equal(("alice", "sts", "us-east-1"), (
            used.Element("UserName"), used.Element("ServiceName"), used.Element("Region")));
    }

    private SandboxClient KeyOf(string user)
    {
        var key = Do("CreateAccessKey&UserName=" + user);
        return new(_sandbox.Server, key.Element("AccessKeyId"), key.Element("SecretAccessKey"));
    }

    private Answer Do(string action)
    {
        var answer = _root.Iam(action);
        Assert.True(answer.Status == 200, answer.Text);
        return answer;
    }

    private void Conflict(string action, string message)
    {
        var answer = _root.Iam(action);
        Assert.Equal((409, "DeleteConflict", message), (answer.Status, answer.Code, answer.Error));
    }
}
