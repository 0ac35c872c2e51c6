using System.Text.Json.Nodes;
using Amazon.CloudTrail.Model;
using Amazon.S3;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Delivery;

/// <summary>Trails with a key of KMS: CloudTrail must be let in to encrypt, and readers to decrypt.</summary>
public sealed class TrailKeyTests : IAsyncDisposable
{
    private const string Open =
        $$"""
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"},
         {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"kms:GenerateDataKey*",
          "Resource":"*","Condition":{"StringEquals":{"aws:SourceArn":"{{TrailScene.Arn}}"},
          "StringLike":{"kms:EncryptionContext:aws:cloudtrail:arn":"arn:aws:cloudtrail:*:123456789012:trail/*"} } }]}
        """;

    private readonly TrailScene _scene = new(new SandboxFixture().Server);
    private readonly SandboxClient _client;

    public TrailKeyTests() => _client = new(_scene.Server);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _scene.DisposeAsync();
    }

    [Fact]
    public async Task A_trail_says_what_is_wrong_with_its_key()
    {
        await _scene.Prepare();
        var closed = NewKey("{}");
        var disabled = NewKey("{}");
        Kms("DisableKey", new() { ["KeyId"] = disabled });
        Kms("PutKeyPolicy", new() { ["KeyId"] = disabled, ["Policy"] = Open });

        var refusal = await Assert.ThrowsAsync<InsufficientEncryptionPolicyException>(() => _scene.CreateTrail(key: closed));

        Assert.Equal(
            $"Insufficient permissions to access S3 bucket {TrailScene.Bucket} or KMS key {closed}.", refusal.Message);
        await Assert.ThrowsAsync<KmsKeyDisabledException>(() => _scene.CreateTrail(key: disabled));
        await Assert.ThrowsAsync<KmsKeyNotFoundException>(() => _scene.CreateTrail(key: "alias/none"));
    }

    [Fact]
    public async Task Log_files_are_encrypted_with_the_key_of_the_trail()
    {
        await _scene.Prepare();
        var key = NewKey(new JsonObject { ["Policy"] = Open }.ToJsonString());
        Kms("CreateAlias", new() { ["AliasName"] = "alias/trail", ["TargetKeyId"] = key });
        await _scene.CreateTrail(key: "alias/trail");
        await _scene.StartLogging();
        await _scene.Read();

        _scene.Step(300);

        Assert.Equal(key, (await _scene.Trails.GetTrailAsync(new() { Name = "watch" }, Token)).Trail.KmsKeyId);
        var file = Assert.Single(await _scene.Files()).Key;
        var described = await _scene.S3.GetObjectMetadataAsync(TrailScene.Bucket, file, Token);
        Assert.Equal(key, described.ServerSideEncryptionKeyManagementServiceKeyId);
        Kms("DisableKey", new() { ["KeyId"] = key });
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(
            () => _scene.S3.GetObjectAsync(TrailScene.Bucket, file, Token));
        Assert.Equal("KMS.DisabledException", refusal.ErrorCode);
        await _scene.Read();
        _scene.Step(300);
        Assert.Equal("KMS.DisabledException", (await _scene.Status()).LatestDeliveryError);
    }

    private string NewKey(string input) =>
        (string)_client.Json("kms", "TrentService.CreateKey", input).Json["KeyMetadata"]!["Arn"]!;

    private void Kms(string operation, JsonObject input) =>
        Assert.Equal(200, _client.Json("kms", "TrentService." + operation, input.ToJsonString()).Status);
}
