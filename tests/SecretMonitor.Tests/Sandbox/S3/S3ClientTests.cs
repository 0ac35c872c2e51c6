using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.S3;

/// <summary>S3 as AWS's SDK for .NET uses it, which sends its bodies in signed chunks with checksums after them.</summary>
public sealed class S3ClientTests : IDisposable
{
    private const string Bucket = "net-bucket";

    private readonly SandboxFixture _sandbox = new();
    private readonly AmazonS3Client _s3;

    public S3ClientTests() => _s3 = _sandbox.Server.Client<AmazonS3Client>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_object_comes_back_as_it_was_put()
    {
        await _s3.PutBucketAsync(Bucket, Token);
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("grün ", 40_000)));
        await _s3.PutObjectAsync(
            new()
            {
                BucketName = Bucket,
                Key = "a b/ü+%",
                InputStream = new MemoryStream(body),
                ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
                Metadata = { ["who"] = "me" },
            },
            Token);
        using var got = await _s3.GetObjectAsync(Bucket, "a b/ü+%", Token);
        using MemoryStream read = new();
        await got.ResponseStream.CopyToAsync(read, Token);
        Assert.Equal(body, read.ToArray());
        Assert.Equal("me", got.Metadata["who"]);
        Assert.Equal(ServerSideEncryptionMethod.AES256, got.ServerSideEncryptionMethod);
    }

    [Fact]
    public async Task A_versioned_bucket_is_emptied_version_by_version()
    {
        await _s3.PutBucketAsync(Bucket, Token);
        await _s3.PutBucketVersioningAsync(
            new() { BucketName = Bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } }, Token);
        for (var i = 0; i < 3; i++)
        {
            await _s3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = $"{i}" }, Token);
        }

        await _s3.DeleteObjectAsync(Bucket, "k", Token);
        var notEmpty = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.DeleteBucketAsync(Bucket, Token));
        Assert.Equal("BucketNotEmpty", notEmpty.ErrorCode);
        var versions = await _s3.ListVersionsAsync(Bucket, Token);
        Assert.Equal(4, versions.Versions.Count);
        var deleted = await _s3.DeleteObjectsAsync(
            new()
            {
                BucketName = Bucket,
                Objects = [.. versions.Versions.Select(v => new KeyVersion { Key = v.Key, VersionId = v.VersionId })],
            },
            Token);
        Assert.Equal(4, deleted.DeletedObjects.Count);
        await _s3.DeleteBucketAsync(Bucket, Token);
        Assert.Empty((await _s3.ListBucketsAsync(Token)).Buckets ?? []);
    }

    [Fact]
    public async Task Who_may_not_list_a_bucket_does_not_learn_which_keys_are_missing()
    {
        await _s3.PutBucketAsync(Bucket, Token);
        var user = _sandbox.Server.AddPrincipal(
            "reader",
            $$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{Bucket}}/*"} }
            """);
        AmazonS3Config config = new()
        {
            ServiceURL = _sandbox.Server.EndpointUrl,
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
        };
        using AmazonS3Client reader = new(user.AccessKeyId, user.SecretAccessKey, config);
        var denied = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => reader.GetObjectAsync(Bucket, "none", Token));
        Assert.Equal("AccessDenied", denied.ErrorCode);
        Assert.Contains("s3:ListBucket", denied.Message);
        await _s3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "v" }, Token);
        using var got = await reader.GetObjectAsync(Bucket, "k", Token);
        Assert.Equal(1, got.ContentLength);
    }

    public void Dispose()
    {
        _s3.Dispose();
        _sandbox.Dispose();
    }
}
