using Amazon.CloudTrail.Model;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Services.Iam;
using SecretMonitor.Tests.Sandbox.Delivery;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Faults;

/// <summary>Eventual consistency: reads that do not see the last writes yet.</summary>
public sealed class StaleTests
{
    private const string Role = "CreateRole&RoleName=deliver&AssumeRolePolicyDocument=";

    private const string Trust =
        """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
         "Principal":{"Service":"cloudtrail.amazonaws.com"}}}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void What_was_just_made_is_not_there_until_the_time_has_passed()
    {
        using var server = Start("iam:* stale 10s");
        using SandboxClient client = new(server);
        Assert.Equal(200, client.Iam(Role + Uri.EscapeDataString(Trust)).Status);

        Assert.Equal("NoSuchEntity", client.Iam("GetRole&RoleName=deliver").Code);
        server.Step(TimeSpan.FromSeconds(9.9));
        Assert.Equal("NoSuchEntity", client.Iam("GetRole&RoleName=deliver").Code);
        server.Step(TimeSpan.FromSeconds(0.1));

        Assert.Equal(200, client.Iam("GetRole&RoleName=deliver").Status);
    }

    [Fact]
    public void What_was_just_deleted_is_still_there()
    {
        using var server = Start("secretsmanager:* stale 1m");
        using SandboxClient client = new(server);
        Made(client.Secrets("CreateSecret", """{"Name":"s","SecretString":"x"}"""));
        server.Step(TimeSpan.FromMinutes(1));
        Made(client.Secrets("DeleteSecret", """{"SecretId":"s","ForceDeleteWithoutRecovery":true}"""));

        Assert.Equal("s", (string?)client.Secrets("DescribeSecret", """{"SecretId":"s"}""").Json["Name"]);
        server.Step(TimeSpan.FromMinutes(1));

        Assert.Equal("ResourceNotFoundException", client.Secrets("DescribeSecret", """{"SecretId":"s"}""").Code);
    }

    [Fact]
    public void Each_change_is_seen_in_its_own_time()
    {
        using var server = Start("secretsmanager:DescribeSecret stale 10s");
        using SandboxClient client = new(server);
        Made(client.Secrets("CreateSecret", """{"Name":"s","Description":"first"}"""));
        foreach (var text in new[] { "second", "third" })
        {
            server.Step(TimeSpan.FromSeconds(4));
            Made(client.Secrets("UpdateSecret", $$"""{"SecretId":"s","Description":"{{text}}"}"""));
        }

        List<string?> seen = [];
        for (var i = 0; i < 4; i++)
        {
            seen.Add((string?)client.Secrets("DescribeSecret", """{"SecretId":"s"}""").Json["Description"]);
            server.Step(TimeSpan.FromSeconds(4));
        }

        Assert.Equal([null, "first", "second", "third"], seen);
    }

    [Fact]
    public void Writes_see_the_writes_before_them()
    {
        using var server = Start("iam:* stale 10s");
        using SandboxClient client = new(server);
        Made(client.Iam("CreateUser&UserName=u"));

        Assert.Equal("EntityAlreadyExists", client.Iam("CreateUser&UserName=u").Code);
        Made(client.Iam("DeleteUser&UserName=u"));
    }

    [Fact]
    public void Reads_of_other_operations_and_by_other_numbers_see_what_is()
    {
        using var server = Start("iam:GetUser stale 10s on 1");
        using SandboxClient client = new(server);
        Made(client.Iam("CreateUser&UserName=u"));

        Assert.Contains("<UserName>u<", client.Iam("ListUsers").Text, StringComparison.Ordinal);
        Assert.Equal("NoSuchEntity", client.Iam("GetUser&UserName=u").Code);
        Assert.Equal(200, client.Iam("GetUser&UserName=u").Status);
        Assert.Contains(server.Log, e => e is { Operation: "GetUser", Note: "Answered from the past." });
    }

    [Theory]
    [InlineData("s3:* stale 10s", typeof(S3BucketDoesNotExistException))]
    [InlineData("iam:* stale 10s", typeof(InvalidCloudWatchLogsLogGroupArnException))]
    [InlineData("logs:* stale 10s", typeof(InvalidCloudWatchLogsLogGroupArnException))]
    public async Task A_trail_does_not_see_its_new_destinations_until_the_time_has_passed(string fault, Type expected)
    {
        await using TrailScene scene = new(Start(fault));
        await scene.Prepare();

        await Assert.ThrowsAsync(expected, () => scene.CreateTrail());
        scene.Step(10);

        await scene.CreateTrail();
    }

    [Fact]
    public async Task A_new_bucket_policy_is_not_seen_by_a_trail()
    {
        await using TrailScene scene = new(Start("s3:* stale 10s"));
        await scene.S3.PutBucketAsync(TrailScene.Bucket, Token);
        scene.Step(10);
        await scene.Prepare();

        await Assert.ThrowsAsync<InsufficientS3BucketPolicyException>(() => scene.CreateTrail());
    }

    [Fact]
    public void A_role_that_the_services_do_not_see_yet_cannot_be_assumed()
    {
        using var server = Start("iam:* stale 10s");
        using SandboxClient client = new(server);
        var key = server.AddPrincipal(
            "u",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}""");
        Made(client.Iam("CreateRole&RoleName=r&AssumeRolePolicyDocument=" + Uri.EscapeDataString(
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
             "Principal":{"AWS":"arn:aws:iam::123456789012:root"}}}
            """)));
        using SandboxClient user = new(server, key.AccessKeyId, key.SecretAccessKey);
        const string assume = "AssumeRole&RoleSessionName=session&RoleArn=arn:aws:iam::123456789012:role/r";

        Assert.Equal("AccessDenied", user.Sts(assume).Code);
        server.Step(TimeSpan.FromSeconds(10));
        var session = user.Sts(assume);

        Assert.Equal(200, session.Status);
        using SandboxClient role = new(server, session.Element("AccessKeyId"), session.Element("SecretAccessKey"))
        {
            SessionToken = session.Element("SessionToken"),
        };
        Made(role.Sts("GetCallerIdentity"));
    }

    [Fact]
    public async Task Every_service_can_be_copied_with_all_that_it_holds()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Read();
        scene.Step(900);
        var world = scene.Server.World;

        foreach (var service in world.Services)
        {
            var copy = StateCopy.Of(service);

            Assert.NotSame(service, copy);
            Assert.Same(world, copy.World);
            Assert.Equal(service.Operations, copy.Operations);
            Assert.Equal(Tagged(service), Tagged(copy));
        }

        var iam = (IamService)StateCopy.Of(world.Get<IamService>());
        Assert.NotSame(world.Get<IamService>().Directory.Roles["deliver"], iam.Directory.Roles["DELIVER"]);
    }

    [Theory]
    [InlineData("iam:CreateRole stale 10s")]
    [InlineData("iam:* stale")]
    [InlineData("iam:* stale 3h")]
    public void Only_reads_can_be_stale_and_only_for_some_time(string fault)
    {
        Assert.Throws<SecretMonitor.Errors.SecretMonitorException>(() => Start(fault));
    }

    private static SandboxServer Start(string fault) => SandboxServer.Start(new() { Speed = 0, Faults = [fault] });

    private static void Made(Answer answer) => Assert.Equal((200, null), (answer.Status, answer.Error));

    private static string[] Tagged(SandboxService service) =>
        [.. (service as ITagged)?.TaggedResources("us-east-1").Select(r => r.Arn) ?? []];
}
