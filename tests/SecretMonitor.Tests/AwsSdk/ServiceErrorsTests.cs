using System.Net;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Xunit;
using CloudWatch = Amazon.CloudWatch.Model;
using Sns = Amazon.SimpleNotificationService.Model;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>Error answers become the exceptions that the service models.</summary>
public sealed class ServiceErrorsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"__type":"ResourceNotFoundException","Message":"gone"}""")]
    [InlineData("""{"__type":"com.amazonaws.secretsmanager#ResourceNotFoundException","message":"gone"}""")]
    [InlineData("""{"code":"ResourceNotFoundException:http://internal.amazon.com/","message":"gone"}""")]
    public async Task A_json_error_has_the_class_code_message_and_request_id(string body)
    {
        var error = await SecretsManagerError(new(400, body));
        Assert.IsType<Amazon.SecretsManager.Model.ResourceNotFoundException>(error);
        Assert.Equal("ResourceNotFoundException", error.ErrorCode);
        Assert.Equal("gone", error.Message);
        Assert.Equal("request-1", error.RequestId);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }

    [Fact]
    public async Task The_code_may_come_in_a_header()
    {
        var error = await SecretsManagerError(new(400, """{"message":"gone"}""")
        {
            Headers = new() { ["x-amzn-ErrorType"] = "ResourceNotFoundException:http://internal.amazon.com/" },
        });
        Assert.IsType<Amazon.SecretsManager.Model.ResourceNotFoundException>(error);
    }

    [Theory]
    [InlineData("DecryptionFailure", typeof(Amazon.SecretsManager.Model.DecryptionFailureException))]
    [InlineData("AccessDeniedException", typeof(AmazonSecretsManagerException))]
    [InlineData("GetSecretValueRequest", typeof(AmazonSecretsManagerException))]
    [InlineData("Odd[Code, Of", typeof(AmazonSecretsManagerException))]
    public async Task A_code_that_is_not_modelled_gets_the_exception_of_the_service(string code, Type expected)
    {
        var error = await SecretsManagerError(new(400, $$"""{"__type":"{{code}}","Message":"m"}"""));
        Assert.Equal(expected, error.GetType());
        Assert.Equal(code, error.ErrorCode);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("not json", null)]
    [InlineData("[]", null)]
    [InlineData("""{"message":""}""", null)]
    [InlineData("<html><body>proxy</body></html>", null)]
    [InlineData("<Error><Code>AccessDenied</Code><Message>no</Message></Error>", "AccessDenied")]
    public async Task An_answer_in_another_format_keeps_its_status(string body, string? code)
    {
        var error = await SecretsManagerError(new(403, body));
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Equal(code, error.ErrorCode);
        Assert.NotEmpty(error.Message);
    }

    [Theory]
    [InlineData("InvalidFormatFault", "InvalidFormat", typeof(InvalidFormatException))]
    [InlineData("LimitExceededFault", "LimitExceeded", typeof(LimitExceededException))]
    [InlineData("com.amazon#ResourceNotFound", "ResourceNotFound", typeof(CloudWatch.ResourceNotFoundException))]
    [InlineData("InvalidParameterInput", "InvalidParameterInput", typeof(DashboardInvalidInputErrorException))]
    public async Task Cloudwatch_errors_have_the_code_of_the_query_protocol_and_the_class_of_the_model(
        string type, string code, Type expected)
    {
        using LoopbackService service = new(new Reply(404, $$"""{"__type":"{{type}}","message":"m"}""")
        {
            Headers = new() { ["x-amzn-query-error"] = code + ";Sender" },
        });
        using var client = service.Client<AmazonCloudWatchClient>();
        var error = await Assert.ThrowsAnyAsync<AmazonCloudWatchException>(
            () => client.DeleteAlarmsAsync(new() { AlarmNames = ["a"] }, Token));
        Assert.Equal(expected, error.GetType());
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
    }

    [Theory]
    [InlineData("NotFound", typeof(NotFoundException))]
    [InlineData("ParameterValueInvalid", typeof(Sns.InvalidParameterValueException))]
    [InlineData("InvalidClientTokenId", typeof(AmazonSimpleNotificationServiceException))]
    public async Task A_query_error_has_the_class_code_fault_message_and_request_id(string code, Type expected)
    {
        using LoopbackService service = new(new Reply(404, $"""
            <ErrorResponse xmlns="http://example.com/doc/"><Error><Type>Sender</Type><Code>{code}</Code>
            <Message>Topic does not exist</Message></Error><RequestId>query-request</RequestId></ErrorResponse>
            """) { Headers = [] });
        using var client = service.Client<AmazonSimpleNotificationServiceClient>();
        var error = await Assert.ThrowsAnyAsync<AmazonSimpleNotificationServiceException>(
            () => client.GetTopicAttributesAsync(new() { TopicArn = "t" }, Token));
        Assert.Equal(expected, error.GetType());
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
        Assert.Equal("Topic does not exist", error.Message);
        Assert.Equal("query-request", error.RequestId);
    }

    private static async Task<AmazonSecretsManagerException> SecretsManagerError(Reply reply)
    {
        using LoopbackService service = new(reply);
        using var client = service.Client<AmazonSecretsManagerClient>();
        return await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(
            () => client.GetSecretValueAsync(new() { SecretId = "a" }, Token));
    }
}
