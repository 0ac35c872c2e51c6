using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Xunit;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>Clients retry as AWS's standard mode does: three attempts in all.</summary>
public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("throttling")]
    [InlineData("reset")]
    public async Task A_call_that_fails_twice_succeeds_at_the_third_attempt(string failure)
    {
        using LoopbackService service = new(attempt => attempt < 3 ? Failure(failure) : Reply.Ok("""{"Name":"a"}"""));
        using var client = service.Client<AmazonSecretsManagerClient>();
        Assert.Equal("a", (await client.GetSecretValueAsync(new() { SecretId = "a" }, Token)).Name);
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData("500", typeof(InternalServiceErrorException))]
    [InlineData("throttling", typeof(AmazonSecretsManagerException))]
    public async Task A_call_that_keeps_failing_ends_after_the_third_attempt(string failure, Type expected)
    {
        using LoopbackService service = new(Failure(failure));
        using var client = service.Client<AmazonSecretsManagerClient>();
        await Assert.ThrowsAsync(expected, () => client.GetSecretValueAsync(new() { SecretId = "a" }, Token));
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_is_not_retried()
    {
        using LoopbackService service = new(new Reply(400, """{"__type":"InvalidRequestException","Message":"no"}"""));
        using var client = service.Client<AmazonSecretsManagerClient>();
        await Assert.ThrowsAsync<InvalidRequestException>(
            () => client.GetSecretValueAsync(new() { SecretId = "a" }, Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_call_can_be_cancelled()
    {
        using CancellationTokenSource cancel = new();
        using LoopbackService service = new(_ =>
        {
            cancel.Cancel();
            return Failure("500");
        });
        using var client = service.Client<AmazonSecretsManagerClient>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetSecretValueAsync(new() { SecretId = "a" }, cancel.Token));
        Assert.Single(service.Requests);
    }

    private static Reply Failure(string kind) => kind switch
    {
        "reset" => Reply.Reset,
        "throttling" => new(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""),
        _ => new(int.Parse(kind), """{"__type":"InternalServiceError","Message":"boom"}"""),
    };
}
