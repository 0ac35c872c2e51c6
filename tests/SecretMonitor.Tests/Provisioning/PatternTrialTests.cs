using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Secrets;
using SecretMonitor.Tests.AwsSdk;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>Patterns are tried by AWS's own tests before they are switched on.</summary>
public sealed class PatternTrialTests
{
    private const string Caller = "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>"
        + "</GetCallerIdentityResult></GetCallerIdentityResponse>";

    private static readonly ScopedDetection Access = DetectionCatalog.Access.For(new(
        SecretReference.FromArn("arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-a1B2c3")));

    private readonly RecordingSink _sink = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_patterns_are_tried_before_the_first_is_switched_on_and_known_ones_no_more()
    {
        using SandboxFixture sandbox = new();
        using var session = await sandbox.Server.OpenAsync(_sink);
        await session.BuildAsync(new() { SecretName = "db" }, _sink);

        var requests = _sink.Requests.ToList();
        Assert.Contains("logs:TestMetricFilter", requests);
        Assert.InRange(requests.LastIndexOf("logs:TestMetricFilter"), 0, requests.IndexOf("logs:PutMetricFilter"));
        Assert.InRange(requests.LastIndexOf("events:TestEventPattern"), 0, requests.IndexOf("events:PutRule"));
        Assert.Empty(_sink.Warnings);

        _sink.Clear();
        await session.BuildAsync(new() { SecretId = ["db"] }, _sink);
        Assert.DoesNotContain(_sink.Requests, r => r.Contains(":Test"));
    }

    [Fact]
    public async Task Who_may_not_test_patterns_is_warned_and_served()
    {
        using SandboxFixture sandbox = new();
        var user = sandbox.Server.AddPrincipal("builder",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"logs:TestMetricFilter","Resource":"*"}]}""");
        using var session = await sandbox.Server.OpenAsync(_sink, new(user.AccessKeyId, user.SecretAccessKey));

        var monitor = await session.BuildAsync(new() { SecretName = "db", Detection = ["Access"] }, _sink);

        Assert.Single(monitor.FilterName);
        Assert.Contains("logs:TestMetricFilter", Assert.Single(_sink.Warnings));
    }

    [Theory]
    [InlineData("logs", """{"matches":[]}""", "does not match a record that it must match")]
    [InlineData("events", """{"Result":true}""", "matches a record that it must not match")]
    public async Task What_AWS_reads_otherwise_is_not_switched_on(string route, string answer, string told)
    {
        using LoopbackService service = new(request => Reply.Ok(request == 1 ? Caller : answer));
        using var session = await AwsSession.OpenAsync(
            new() { Region = "eu-central-1", Keys = new("AKIA", "secret"), EndpointUrl = service.Url }, _sink, Token);
        PatternTrial trial = new(session, _sink);
        if (route == "logs")
        {
            trial.AddFilter("SecretMonitor-db-Access", () => (Access.FilterPatterns.Patterns[0], Access));
        }
        else
        {
            trial.AddRule("SecretMonitor-db-Access", () => (Access.EventPatterns.Patterns[0], Access));
        }

        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => trial.EnsureAsync(Token));

        Assert.Equal("PatternDisagreement", error.ErrorId);
        Assert.Contains("SecretMonitor-db-Access", error.Message);
        Assert.Contains(told, error.Message);
    }
}
