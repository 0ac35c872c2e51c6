using System.Net;
using Amazon.Runtime;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Policies;
using SecretMonitor.Sessions;
using SecretMonitor.Tests.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sessions;

public sealed class AwsErrorsTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private readonly RecordingSink _sink = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UnrecognizedClientException", HttpStatusCode.BadRequest, "UnknownAccessKey")]
    [InlineData("InvalidClientTokenId", HttpStatusCode.Forbidden, "UnknownAccessKey")]
    [InlineData("InvalidAccessKeyId", HttpStatusCode.Forbidden, "UnknownAccessKey")]
    [InlineData("InvalidSignatureException", HttpStatusCode.BadRequest, "InvalidSignature")]
    [InlineData("SignatureDoesNotMatch", HttpStatusCode.Forbidden, "InvalidSignature")]
    [InlineData("RequestTimeTooSkewed", HttpStatusCode.Forbidden, "InvalidSignature")]
    [InlineData("ExpiredToken", HttpStatusCode.Forbidden, "ExpiredCredentials")]
    [InlineData("ExpiredTokenException", HttpStatusCode.BadRequest, "ExpiredCredentials")]
    [InlineData("AccessDeniedException", HttpStatusCode.BadRequest, "AccessDenied")]
    [InlineData("AuthorizationError", HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest, "Throttled")]
    [InlineData("SlowDown", HttpStatusCode.ServiceUnavailable, "Throttled")]
    [InlineData("LimitExceededException", HttpStatusCode.BadRequest, "QuotaExceeded")]
    [InlineData("MaximumNumberOfTrailsExceededException", HttpStatusCode.BadRequest, "QuotaExceeded")]
    [InlineData("ResourceNotFoundException", HttpStatusCode.BadRequest, "ResourceNotFound")]
    [InlineData("NoSuchBucket", HttpStatusCode.NotFound, "ResourceNotFound")]
    [InlineData("ResourceExistsException", HttpStatusCode.BadRequest, "ResourceExists")]
    [InlineData("InvalidParameterException", HttpStatusCode.BadRequest, "InvalidRequest")]
    [InlineData("InternalServiceError", HttpStatusCode.InternalServerError, "RequestFailed")]
    public async Task Failures_are_told_apart_by_their_code(string code, HttpStatusCode status, string errorId)
    {
        using var session = await sandbox.Server.OpenAsync(_sink);
        AmazonServiceException failure = new("text", ErrorType.Sender, code, "request-1", status);

        var error = AwsErrors.Map(failure, session, "prod/db", CancellationToken.None);

        Assert.Equal(errorId, error!.ErrorId);
        Assert.Equal(("request-1", code, "prod/db"), (error.RequestId, error.AwsErrorCode, error.Target));
        Assert.Contains("request-1", error.RecommendedAction);
        Assert.Contains(SandboxSessions.Region, error.Message);
    }

    [Fact]
    public async Task A_cancelled_call_is_not_an_error_of_the_catalogue()
    {
        using var session = await sandbox.Server.OpenAsync(_sink);
        Assert.Null(
            AwsErrors.Map(new TaskCanceledException(), session, target: null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_refusal_names_the_missing_action_and_the_statement_that_grants_it()
    {
        var nobody = sandbox.Server.AddPrincipal("nobody", policyJson: null);
        using var session = await sandbox.Server.OpenAsync(_sink, new(nobody.AccessKeyId, nobody.SecretAccessKey));

        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => session.GuardAsync(
            "trails", () => session.CloudTrail.DescribeTrailsAsync(new(), Token), Token));

        Assert.Equal(("AccessDenied", ErrorKind.PermissionDenied), (error.ErrorId, error.Kind));
        Assert.Contains("cloudtrail:DescribeTrails", error.Message);
        Assert.Contains(session.AccountId, error.Message);
        Assert.Contains("""{"Effect":"Allow","Action":"cloudtrail:DescribeTrails",""", error.RecommendedAction);
    }

    [Fact]
    public async Task An_explicit_deny_is_not_cured_by_a_further_statement()
    {
        var deny = PolicyDocument.Of(
            new PolicyStatement { Effect = PolicyEffect.Deny, Action = ["cloudtrail:*"], Resource = ["*"] });
        var denied = sandbox.Server.AddPrincipal("denied", deny.ToString());
        using var session = await sandbox.Server.OpenAsync(_sink, new(denied.AccessKeyId, denied.SecretAccessKey));

        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => session.GuardAsync(
            "trails", () => session.CloudTrail.DescribeTrailsAsync(new(), Token), Token));

        Assert.Equal("AccessDeniedExplicitly", error.ErrorId);
        Assert.DoesNotContain("\"Effect\"", error.RecommendedAction);
    }

    [Theory]
    [InlineData("AKIAUNKNOWNUNKNOWN12", "secret", "UnknownAccessKey")]
    [InlineData(null, "not the secret key", "InvalidSignature")]
    public async Task Wrong_keys_end_the_command(string? accessKey, string secretKey, string errorId)
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => sandbox.Server.OpenAsync(_sink, new(accessKey ?? sandbox.Server.AccessKey, secretKey)));
        Assert.Equal((errorId, true), (error.ErrorId, error.IsTerminating));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://no-such-host.invalid")]
    public async Task An_endpoint_that_is_not_there_is_named(string url)
    {
        SessionOptions options = new() { Region = "eu-central-1", Keys = new("AKIA", "secret"), EndpointUrl = url };
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => AwsSession.OpenAsync(options, _sink, Token));
        Assert.Equal(("EndpointUnreachable", ErrorKind.ConnectionError), (error.ErrorId, error.Kind));
        Assert.Contains(url, error.Message);
    }
}
