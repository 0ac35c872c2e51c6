using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Sessions;
using SecretMonitor.Tests.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sessions;

public sealed class AwsSessionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>, IDisposable
{
    private readonly RecordingSink _sink = new();
    private readonly string _profiles = Path.GetTempFileName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_profiles);

    [Fact]
    public async Task A_session_knows_its_account_region_and_partition()
    {
        using var session = await sandbox.Server.OpenAsync(_sink);
        Assert.Equal(
            (sandbox.Server.Options.AccountId, "eu-central-1", "aws", sandbox.Server.EndpointUrl),
            (session.AccountId, session.Region, session.Partition, session.SandboxUrl));
    }

    [Fact]
    public async Task A_named_profile_gives_credentials_and_region()
    {
        Write($"""
            [work]
            aws_access_key_id={sandbox.Server.AccessKey}
            aws_secret_access_key={sandbox.Server.SecretKey}
            region=ap-south-1
            """);
        using var session = await AwsSession.OpenAsync(
            new() { ProfileName = "work", ProfileLocation = _profiles, EndpointUrl = sandbox.Server.EndpointUrl },
            _sink, Token);
        Assert.Equal("ap-south-1", session.Region);
        Assert.Contains(_sink.Everything, m => m.Contains(
            "Credentials from profile 'work', region ap-south-1 from profile 'work'"));
    }

    [Fact]
    public async Task A_named_profile_that_is_missing_is_an_error_and_never_skipped()
    {
        Write("[work]\naws_access_key_id=AKIA\naws_secret_access_key=x");
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => AwsSession.OpenAsync(
            new() { Region = "eu-west-1", ProfileName = "play", ProfileLocation = _profiles }, _sink, Token));
        Assert.Equal(("ProfileNotFound", "play", true), (error.ErrorId, error.Target, error.IsTerminating));
    }

    [Fact]
    public async Task Credentials_of_a_delegate_are_used_and_come_after_keys_and_profile()
    {
        var options = sandbox.Server.Options() with { Keys = null, Credential = () => new(
            sandbox.Server.AccessKey, sandbox.Server.SecretKey) };
        using var session = await AwsSession.OpenAsync(options, _sink, Token);
        Assert.Equal(sandbox.Server.Options.AccountId, session.AccountId);

        options = sandbox.Server.Options() with { Credential = () => throw new InvalidOperationException("not asked") };
        using var other = await AwsSession.OpenAsync(options, _sink, Token);
        Assert.Equal(sandbox.Server.Options.AccountId, other.AccountId);
    }

    [Fact]
    public async Task Requests_carry_our_name_in_the_user_agent()
    {
        using var session = await sandbox.Server.OpenAsync(_sink);
        await session.CloudTrail.DescribeTrailsAsync(new(), Token);
        sandbox.Server.Step(TimeSpan.FromMinutes(20));

        var history = await session.CloudTrail.LookupEventsAsync(
            new() { LookupAttributes = [new() { AttributeKey = "EventName", AttributeValue = "DescribeTrails" }] },
            Token);

        Assert.Contains("SecretMonitor/", history.Events[0].CloudTrailEvent);
    }

    [Fact]
    public async Task Requests_are_logged_by_operation_and_id()
    {
        using var session = await sandbox.Server.OpenAsync(_sink);
        var answer = await session.CloudTrail.DescribeTrailsAsync(new(), Token);
        Assert.Contains(_sink.Everything, line =>
            line.StartsWith("cloudtrail:DescribeTrails ", StringComparison.Ordinal) && line.EndsWith(
                answer.ResponseMetadata.RequestId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Buckets_are_addressed_by_path_at_an_endpoint_of_ones_own()
    {
        using var session = await sandbox.Server.OpenAsync(_sink);
        await session.S3.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest
        {
            BucketName = "my-bucket",
            PutBucketConfiguration = new() { LocationConstraint = session.Region },
        }, Token);
        Assert.Contains((await session.S3.ListBucketsAsync(Token)).Buckets, b => b.BucketName == "my-bucket");
    }

    private void Write(string profiles) => File.WriteAllText(_profiles, profiles);
}
