using System.Net;
using System.Security;
using SecretMonitor.Aws.Access;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.AwsSdk;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Access;

public sealed class SecretAccessorTests : IAsyncLifetime
{
    private const string Value = "hunter2-hunter2";

    private readonly SandboxFixture _sandbox = new();
    private readonly RecordingSink _sink = new();
    private AwsSession _session = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _session = await _sandbox.Server.OpenAsync(_sink);
        foreach (var i in Enumerable.Range(1, 21))
        {
            await _session.SecretsManager.CreateSecretAsync(new() { Name = $"s{i}", SecretString = Value }, Token);
        }

        _sink.Clear();
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        _sandbox.Dispose();
        return default;
    }

    [Fact]
    public async Task Each_secret_is_read_as_often_as_asked_and_no_value_is_told()
    {
        var reads = await ReadAsync(new() { SecretId = ["s1", "s2"], Count = 2 });
        Assert.Equal([("s1", 1), ("s2", 1), ("s1", 2), ("s2", 2)], reads.Select(r => (NameOf(r), r.Attempt)));
        Assert.All(reads, r => Assert.True(
            r.Succeeded && r.VersionId is not null && r.RequestId is not null && r.Value is null));
        Assert.Single(reads.Select(r => r.ProbeId).Distinct());
        Assert.DoesNotContain(reads, r => r.ToString().Contains(Value));
        Assert.DoesNotContain(_sink.Everything, m => m.Contains(Value));
    }

    [Fact]
    public async Task The_value_is_told_in_the_form_that_was_asked_for()
    {
        var text = await ReadAsync(new() { SecretId = ["s1"], IncludeValue = SecretValueForm.PlainText });
        Assert.Equal(Value, text[0].Value);
        var secure = await ReadAsync(
            new() { SecretId = ["s1"], IncludeValue = SecretValueForm.SecureString, As = SecretAccessKind.Batch });
        Assert.Equal(Value, new NetworkCredential("", Assert.IsType<SecureString>(secure[0].Value)).Password);
    }

    [Fact]
    public async Task A_read_that_is_refused_is_a_record_with_its_code()
    {
        var read = Assert.Single(await ReadAsync(new() { SecretId = ["nowhere"] }));
        Assert.Equal(("nowhere", false, "ResourceNotFoundException"), (read.SecretId, read.Succeeded, read.ErrorCode));
    }

    [Fact]
    public async Task Batches_hold_twenty_secrets_each_and_tell_each_failure()
    {
        var reads = await ReadAsync(
            new() { SecretId = [.. Enumerable.Range(1, 21).Select(i => $"s{i}"), "nowhere"], As = SecretAccessKind.Batch });
        Assert.Equal(["secretsmanager:BatchGetSecretValue", "secretsmanager:BatchGetSecretValue"], _sink.Requests);
        Assert.Equal(21, reads.Count(r => r.Succeeded));
        var failed = Assert.Single(reads, r => !r.Succeeded);
        Assert.Equal(("nowhere", "ResourceNotFoundException"), (failed.SecretId, failed.ErrorCode));
    }

    [Fact]
    public async Task Reads_carry_the_mark_of_the_probe_and_of_the_module()
    {
        await ReadAsync(new() { SecretId = ["s1"], ProbeId = "probe-7" });
        _sandbox.Server.Step(TimeSpan.FromMinutes(5));
        var history = await _session.CloudTrail.LookupEventsAsync(
            new() { LookupAttributes = [new() { AttributeKey = "EventName", AttributeValue = "GetSecretValue" }] },
            Token);
        Assert.Contains("SecretMonitor-Probe/probe-7", history.Events[0].CloudTrailEvent);
        Assert.Contains("SecretMonitor/", history.Events[0].CloudTrailEvent);
    }

    [Fact]
    public async Task A_read_that_IAM_refuses_is_a_record_with_its_code()
    {
        var user = _sandbox.Server.AddPrincipal("intruder", policyJson: null);
        using var theirs = await _sandbox.Server.OpenAsync(_sink, new(user.AccessKeyId, user.SecretAccessKey));
        Assert.Equal(
            "AccessDeniedException", Assert.Single(await ReadAsync(new() { SecretId = ["s1"] }, theirs)).ErrorCode);
    }

    [Fact]
    public async Task A_sandbox_that_is_gone_ends_the_reading()
    {
        _sandbox.Dispose();
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => ReadAsync(new() { SecretId = ["s1"] }));
        Assert.Equal("EndpointUnreachable", error.ErrorId);
    }

    [Fact]
    public async Task Throttling_is_tried_again_and_counted()
    {
        const string Caller = "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>"
            + "</GetCallerIdentityResult></GetCallerIdentityResponse>";
        const string Secret =
            """{"ARN":"arn:aws:secretsmanager:eu-central-1:123456789012:secret:s1-a1B2c3","SecretString":"x"}""";
        using LoopbackService service = new(request => request switch
        {
            1 => Reply.Ok(Caller),
            <= 5 => new(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""),
            _ => Reply.Ok(Secret),
        });
        using var session = await AwsSession.OpenAsync(
            new() { Region = "eu-central-1", Keys = new("AKIA", "secret"), EndpointUrl = service.Url }, _sink, Token);

        var read = Assert.Single(await ReadAsync(new() { SecretId = ["s1"] }, session));

        Assert.Equal((true, 4, 6), (read.Succeeded, read.Retries, service.Requests.Count));
    }

    private async Task<IReadOnlyList<SecretAccess>> ReadAsync(SecretAccessRequest request, AwsSession? session = null)
    {
        List<SecretAccess> reads = [];
        await new SecretAccessor(session ?? _session, _sink).InvokeAsync(request, reads.Add, Token);
        return reads;
    }

    private static string NameOf(SecretAccess read) =>
        SecretMonitor.Secrets.SecretReference.FromArn(read.SecretId).Name!;
}
