using System.IO.Compression;
using System.Text.Json;
using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.IdentityManagement;
using Amazon.S3;
using SecretMonitor.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Delivery;

/// <summary>A sandbox with what a trail needs: a bucket, a log group and a role, each open to the trail "watch" only.</summary>
internal sealed class TrailScene(SandboxServer server) : IAsyncDisposable
{
    public const string Bucket = "trail-logs";
    public const string Group = "trail";
    public const string Stream = "123456789012_CloudTrail_us-east-1";
    public const string Arn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/watch";
    public const string BucketPolicy =
        $$"""
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl",
          "Resource":"arn:aws:s3:::{{Bucket}}","Condition":{"StringEquals":{"aws:SourceArn":"{{Arn}}"} } },
         {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject",
          "Resource":"arn:aws:s3:::{{Bucket}}/AWSLogs/123456789012/*",
          "Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control","aws:SourceArn":"{{Arn}}"} } }]}
        """;

    private const string RolePolicy =
        $$"""
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],
         "Resource":"arn:aws:logs:us-east-1:123456789012:log-group:{{Group}}:log-stream:{{Stream}}*"} }
        """;

    public SandboxServer Server { get; } = server;

    public AmazonCloudTrailClient Trails => field ??= Server.Client<AmazonCloudTrailClient>();

    public AmazonS3Client S3 => field ??= Server.Client<AmazonS3Client>();

    public AmazonCloudWatchLogsClient Logs => field ??= Server.Client<AmazonCloudWatchLogsClient>();

    public AmazonIdentityManagementServiceClient Iam => field ??= Server.Client<AmazonIdentityManagementServiceClient>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes the trail, and starts it.</summary>
    public static async Task<TrailScene> Watch(bool isMultiRegion = false, bool isLogging = true, string? topic = null)
    {
        TrailScene scene = new(new SandboxFixture().Server);
        await scene.Prepare();
        await scene.CreateTrail(isMultiRegion, topic);
        if (isLogging)
        {
            await scene.StartLogging();
        }

        return scene;
    }

    /// <summary>Makes the bucket, the log group and the role.</summary>
    public async Task Prepare()
    {
        await S3.PutBucketAsync(Bucket, Token);
        await S3.PutBucketPolicyAsync(Bucket, BucketPolicy, Token);
        await Logs.CreateLogGroupAsync(new() { LogGroupName = Group }, Token);
        await Iam.CreateRoleAsync(
            new()
            {
                RoleName = "deliver",
                AssumeRolePolicyDocument =
                    """
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
                     "Principal":{"Service":"cloudtrail.amazonaws.com"}}}
                    """,
            },
            Token);
        await Iam.PutRolePolicyAsync(
            new() { RoleName = "deliver", PolicyName = "logs", PolicyDocument = RolePolicy }, Token);
    }

    public Task StartLogging() => Trails.StartLoggingAsync(new StartLoggingRequest { Name = "watch" }, Token);

    public Task CreateTrail(bool isMultiRegion = false, string? topic = null, string? key = null) => Trails.CreateTrailAsync(
        new()
        {
            Name = "watch",
            S3BucketName = Bucket,
            CloudWatchLogsLogGroupArn = $"arn:aws:logs:us-east-1:123456789012:log-group:{Group}:*",
            CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/deliver",
            IsMultiRegionTrail = isMultiRegion,
            SnsTopicName = topic,
            KmsKeyId = key,
        },
        Token);

    /// <summary>A call that only reads, with a name that no other call of the scene has.</summary>
    public Task Read(string region = "us-east-1") =>
        Server.Client<AmazonCloudTrailClient>(region).DescribeTrailsAsync(new DescribeTrailsRequest(), Token);

    public void Step(double seconds) => Server.Step(TimeSpan.FromSeconds(seconds));

    /// <summary>The log files in the bucket: their keys and the names of the calls in them.</summary>
    public async Task<Dictionary<string, string[]>> Files()
    {
        Dictionary<string, string[]> files = [];
        var list = await S3.ListObjectsV2Async(new() { BucketName = Bucket }, Token);
        foreach (var item in (list.S3Objects ?? []).Where(o => o.Size > 0))
        {
            using var file = await S3.GetObjectAsync(Bucket, item.Key, Token);
            await using GZipStream text = new(file.ResponseStream, CompressionMode.Decompress);
            using var json = await JsonDocument.ParseAsync(text, cancellationToken: Token);
            files[item.Key] =
                [.. json.RootElement.GetProperty("Records").EnumerateArray().Select(r => r.GetProperty("eventName").GetString()!)];
        }

        return files;
    }

    /// <summary>The log events of the trail: when they came and the names of the calls in them.</summary>
    public async Task<List<(DateTimeOffset Time, string EventName)>> LogEvents()
    {
        var events = await Logs.GetLogEventsAsync(
            new() { LogGroupName = Group, LogStreamName = Stream, StartFromHead = true }, Token);
        return [.. events.Events.Select(e => (
            new DateTimeOffset(e.Timestamp!.Value.ToUniversalTime()),
            JsonDocument.Parse(e.Message).RootElement.GetProperty("eventName").GetString()!))];
    }

    public Task<GetTrailStatusResponse> Status() =>
        Trails.GetTrailStatusAsync(new GetTrailStatusRequest { Name = "watch" }, Token);

    public ValueTask DisposeAsync()
    {
        Trails.Dispose();
        S3.Dispose();
        Logs.Dispose();
        Iam.Dispose();
        Server.Dispose();
        return default;
    }
}
