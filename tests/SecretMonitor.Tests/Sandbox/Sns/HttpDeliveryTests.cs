using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Amazon.SimpleNotificationService;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Sns;

public sealed class HttpDeliveryTests : IDisposable
{
    private readonly SandboxFixture _sandbox = new();
    private readonly HttpClient _http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task A_confirmed_endpoint_gets_signed_notifications(string signatureVersion)
    {
        using HttpEndpoint endpoint = new();
        using var sns = Client();
        var topic = await SubscribeAsync(sns, endpoint);
        await sns.SetTopicAttributesAsync(
            new() { TopicArn = topic, AttributeName = "SignatureVersion", AttributeValue = signatureVersion },
            Cancellation);

        var (type, confirmation) = endpoint.Next();
        Assert.Equal("SubscriptionConfirmation", type);
        await _http.GetStringAsync(confirmation.GetProperty("SubscribeURL").GetString(), Cancellation);
        await sns.PublishAsync(new() { TopicArn = topic, Message = "hello", Subject = "greetings" }, Cancellation);

        var (_, notification) = endpoint.Next();
        Assert.Equal("hello", notification.GetProperty("Message").GetString());
        string[] signed = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
        Assert.True(await IsSignedAsync(notification, signed));
    }

    [Fact]
    public async Task What_an_endpoint_refuses_comes_again_after_a_while()
    {
        using HttpEndpoint endpoint = new(failures: 1);
        using var sns = Client();
        await SubscribeAsync(sns, endpoint);

        var first = endpoint.Next().Body.GetProperty("MessageId").GetString();
        var again = endpoint.Next(meanwhile: () => _sandbox.Server.Step(TimeSpan.FromSeconds(20)));

        Assert.Equal(first, again.Body.GetProperty("MessageId").GetString());
    }

    private AmazonSimpleNotificationServiceClient Client() => new(
        new Amazon.Runtime.BasicAWSCredentials(_sandbox.Server.AccessKey, _sandbox.Server.SecretKey),
        new AmazonSimpleNotificationServiceConfig
        {
            ServiceURL = _sandbox.Server.EndpointUrl,
            AuthenticationRegion = _sandbox.Server.Options.Region,
        });

    private static async Task<string> SubscribeAsync(AmazonSimpleNotificationServiceClient sns, HttpEndpoint endpoint)
    {
        var topic = (await sns.CreateTopicAsync(new() { Name = "t" }, Cancellation)).TopicArn;
        await sns.SubscribeAsync(new() { TopicArn = topic, Protocol = "http", Endpoint = endpoint.Url }, Cancellation);
        return topic;
    }

    private async Task<bool> IsSignedAsync(JsonElement message, string[] members)
    {
        var text = string.Concat(members.Select(name => $"{name}\n{message.GetProperty(name).GetString()}\n"));
        var pem = await _http.GetStringAsync(message.GetProperty("SigningCertURL").GetString(), Cancellation);
        using var certificate = X509Certificate2.CreateFromPem(pem);
        using var key = certificate.GetRSAPublicKey()!;
        var version = message.GetProperty("SignatureVersion").GetString();
        var hash = version == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        var signature = Convert.FromBase64String(message.GetProperty("Signature").GetString()!);
        return key.VerifyData(Encoding.UTF8.GetBytes(text), signature, hash, RSASignaturePadding.Pkcs1);
    }
}
