using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SQS;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Authentication;

/// <summary>AWS's own clients for .NET, with their ways to sign.</summary>
public sealed class OfficialClientTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 10)]
    [InlineData(true, 200_000)]
    [InlineData(false, 200_000)]
    public async Task An_upload_in_signed_chunks_or_in_one_piece_arrives_as_it_was(bool isChunked, int size)
    {
        using AmazonS3Client s3 = new(Keys(), Config<AmazonS3Config>(c => c.ForcePathStyle = true));
        await s3.PutBucketAsync($"bucket-{size}-{isChunked}".ToLowerInvariant(), Token);
        var text = new string('x', size);

        await s3.PutObjectAsync(new()
        {
            BucketName = $"bucket-{size}-{isChunked}".ToLowerInvariant(),
            Key = "a folder/with+odd ~names/ä.txt",
            InputStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            UseChunkEncoding = isChunked,
        }, Token);

        using var got = await s3.GetObjectAsync(
            $"bucket-{size}-{isChunked}".ToLowerInvariant(), "a folder/with+odd ~names/ä.txt", Token);
        using StreamReader reader = new(got.ResponseStream);
        Assert.Equal(text, await reader.ReadToEndAsync(Token));
    }

    [Fact]
    public async Task A_presigned_link_is_good_for_its_method_only()
    {
        using AmazonS3Client s3 = new(Keys(), Config<AmazonS3Config>(c => c.ForcePathStyle = true));
        await s3.PutBucketAsync("links", Token);
        await s3.PutObjectAsync(new() { BucketName = "links", Key = "k", ContentBody = "text" }, Token);
        var link = await s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = "links", Key = "k", Expires = DateTime.UtcNow.AddMinutes(1), Protocol = Protocol.HTTP,
        });
        using HttpClient http = new();

        Assert.Equal("text", await http.GetStringAsync(link, Token));
        using var deleted = await http.DeleteAsync(link, Token);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, deleted.StatusCode);
    }

    [Fact]
    public async Task Queues_and_sessions_work_too()
    {
        using AmazonSQSClient sqs = new(Keys(), Config<AmazonSQSConfig>());
        using AmazonSecurityTokenServiceClient sts = new(Keys(), Config<AmazonSecurityTokenServiceConfig>());

        var url = (await sqs.CreateQueueAsync("q", Token)).QueueUrl;
        var keys = (await sts.GetSessionTokenAsync(new GetSessionTokenRequest(), Token)).Credentials;
        using AmazonSQSClient session = new(keys, Config<AmazonSQSConfig>());

        Assert.Equal(url, (await session.GetQueueUrlAsync("q", Token)).QueueUrl);
    }

    private BasicAWSCredentials Keys() => new(sandbox.Server.AccessKey, sandbox.Server.SecretKey);

    private T Config<T>(Action<T>? more = null)
        where T : ClientConfig, new()
    {
        T config = new() { ServiceURL = sandbox.Server.EndpointUrl, AuthenticationRegion = "us-east-1" };
        more?.Invoke(config);
        return config;
    }
}
