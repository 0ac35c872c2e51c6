using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Services.S3;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.S3;

public sealed class S3AddressTests
{
    [Theory]
    [InlineData("127.0.0.1:4566", "/", null, null)]
    [InlineData("127.0.0.1:4566", "/bucket", "bucket", null)]
    [InlineData("127.0.0.1:4566", "/bucket/", "bucket", null)]
    [InlineData("127.0.0.1:4566", "/bucket//a/../b%2Fc%20+", "bucket", "/a/../b/c +")]
    [InlineData("127.0.0.1:4566", "//x", "", "x")]
    [InlineData("bucket.localhost:4566", "/", "bucket", null)]
    [InlineData("bucket.s3.localhost:4566", "//x", "bucket", "/x")]
    public void Host_and_path_name_a_bucket_and_a_key(string host, string target, string? bucket, string? key)
    {
        HttpRequest request = new()
        {
            Method = "GET",
            Target = target,
            Headers = new() { { "Host", host } },
        };

        Assert.Equal(new S3Address(bucket, key), S3Address.Of(request));
    }
}
