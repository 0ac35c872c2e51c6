using Amazon.CloudTrail.Model;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Delivery;

public sealed class TrailDeliveryTests
{
    private const double Delivered = 300;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_in_a_log_file_five_minutes_later_and_not_before()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Read();
        scene.Step(Delivered - 1);
        Assert.Empty(await scene.Files());
        scene.Step(1);
        var file = Assert.Single(await scene.Files());
        Assert.Contains("DescribeTrails", file.Value);
        Assert.Matches(
            @"^AWSLogs/123456789012/CloudTrail/us-east-1/2026/09/14/123456789012_CloudTrail_us-east-1_20260914T0556Z_[A-Za-z0-9]{16}\.json\.gz$",
            file.Key);
        var head = await scene.S3.GetObjectMetadataAsync(TrailScene.Bucket, file.Key, Token);
        Assert.Equal(("application/json", "gzip"), (head.Headers.ContentType, head.Headers.ContentEncoding));
    }

    [Fact]
    public async Task A_call_is_a_log_event_dated_by_its_delivery()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Read();
        scene.Step(Delivered - 1);
        Assert.Empty(await scene.LogEvents());
        scene.Step(1);
        var read = Assert.Single(await scene.LogEvents(), e => e.EventName == "DescribeTrails");
        Assert.Equal(SandboxFixture.Start.AddSeconds(Delivered), read.Time);
    }

    [Fact]
    public async Task A_trail_that_was_not_started_delivers_nothing()
    {
        await using var scene = await TrailScene.Watch(isLogging: false);
        await scene.Read();
        scene.Step(Delivered);
        Assert.Empty(await scene.Files());
        Assert.Empty(await scene.LogEvents());
    }

    [Fact]
    public async Task What_was_logged_before_a_trail_stopped_is_delivered_with_the_stop_itself_and_nothing_later()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Read();
        await scene.Trails.StopLoggingAsync(new StopLoggingRequest { Name = "watch" }, Token);
        await scene.Trails.ListTagsAsync(new ListTagsRequest { ResourceIdList = [TrailScene.Arn] }, Token);
        scene.Step(Delivered);
        var names = (await scene.LogEvents()).Select(e => e.EventName).ToList();
        Assert.Contains("DescribeTrails", names);
        Assert.Contains("StopLogging", names);
        Assert.DoesNotContain("ListTags", names);
        Assert.DoesNotContain("ListTags", (await scene.Files()).Values.SelectMany(f => f));
    }

    [Fact]
    public async Task A_bucket_that_closed_itself_shows_in_the_status_until_it_opens_again()
    {
        await using var scene = await TrailScene.Watch();
        await scene.S3.DeleteBucketPolicyAsync(TrailScene.Bucket, Token);
        scene.Step(Delivered);
        var status = await scene.Status();
        Assert.Equal("AccessDenied", status.LatestDeliveryError);
        Assert.Null(status.LatestDeliveryTime);
        Assert.Empty(await scene.Files());
        await scene.S3.PutBucketPolicyAsync(TrailScene.Bucket, TrailScene.BucketPolicy, Token);
        scene.Step(Delivered);
        status = await scene.Status();
        Assert.Null(status.LatestDeliveryError);
        Assert.NotNull(status.LatestDeliveryTime);
    }

    [Fact]
    public async Task A_file_that_the_bucket_refused_is_delivered_once_the_bucket_opens()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Read();
        await scene.S3.DeleteBucketPolicyAsync(TrailScene.Bucket, Token);
        scene.Step(Delivered);
        await scene.S3.PutBucketPolicyAsync(TrailScene.Bucket, TrailScene.BucketPolicy, Token);
        scene.Step(TimeSpan.FromHours(1).TotalSeconds);
        Assert.Single((await scene.Files()).Values.SelectMany(f => f), name => name == "DescribeTrails");
    }

    [Fact]
    public async Task A_role_that_lost_its_policy_shows_in_the_status()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Iam.DeleteRolePolicyAsync(new() { RoleName = "deliver", PolicyName = "logs" }, Token);
        scene.Step(Delivered);
        var status = await scene.Status();
        Assert.StartsWith("Access denied", status.LatestCloudWatchLogsDeliveryError);
        Assert.Null(status.LatestDeliveryError);
        Assert.Empty(await scene.LogEvents());
    }

    [Fact]
    public async Task A_trail_of_one_region_does_not_see_the_others()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Read("eu-west-1");
        scene.Step(Delivered);
        Assert.DoesNotContain("DescribeTrails", (await scene.LogEvents()).Select(e => e.EventName));
    }

    [Fact]
    public async Task A_trail_of_all_regions_has_a_folder_for_each_and_one_stream()
    {
        await using var scene = await TrailScene.Watch(isMultiRegion: true);
        await scene.Read("eu-west-1");
        scene.Step(Delivered);
        var file = Assert.Single(await scene.Files(), f => f.Key.Contains("/CloudTrail/eu-west-1/2026/"));
        Assert.Equal(["DescribeTrails"], file.Value);
        Assert.Contains("DescribeTrails", (await scene.LogEvents()).Select(e => e.EventName));
    }

    [Fact]
    public async Task A_trail_of_writes_logs_no_read()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Trails.PutEventSelectorsAsync(
            new() { TrailName = "watch", EventSelectors = [new() { ReadWriteType = "WriteOnly" }] }, Token);
        await scene.Read();
        scene.Step(Delivered);
        var names = (await scene.LogEvents()).Select(e => e.EventName).ToList();
        Assert.Contains("PutEventSelectors", names);
        Assert.DoesNotContain("DescribeTrails", names);
    }

    [Fact]
    public async Task An_advanced_selector_for_reads_logs_no_write()
    {
        await using var scene = await TrailScene.Watch();
        await scene.Trails.PutEventSelectorsAsync(
            new()
            {
                TrailName = "watch",
                AdvancedEventSelectors =
                [
                    new()
                    {
                        FieldSelectors =
                        [
                            new() { Field = "eventCategory", Equals = ["Management"] },
                            new() { Field = "readOnly", Equals = ["true"] },
                        ],
                    },
                ],
            },
            Token);
        await scene.Read();
        scene.Step(Delivered);
        var names = (await scene.LogEvents()).Select(e => e.EventName).ToList();
        Assert.Contains("DescribeTrails", names);
        Assert.DoesNotContain("PutEventSelectors", names);
    }

    [Fact]
    public async Task Reads_of_objects_are_logged_only_where_a_selector_asks_for_the_bucket()
    {
        await using var scene = await TrailScene.Watch();
        await scene.S3.ListObjectsV2Async(new() { BucketName = TrailScene.Bucket, Prefix = "unseen" }, Token);
        await scene.S3.PutBucketAsync("watched", Token);
        await scene.Trails.PutEventSelectorsAsync(
            new()
            {
                TrailName = "watch",
                EventSelectors =
                [
                    new()
                    {
                        IncludeManagementEvents = false,
                        DataResources = [new() { Type = "AWS::S3::Object", Values = ["arn:aws:s3:::watched/"] }],
                    },
                ],
            },
            Token);
        await scene.S3.PutObjectAsync(new() { BucketName = "watched", Key = "k", ContentBody = "v" }, Token);
        await scene.S3.PutObjectAsync(new() { BucketName = TrailScene.Bucket, Key = "k", ContentBody = "v" }, Token);
        await scene.Read();
        scene.Step(Delivered);
        var names = (await scene.LogEvents()).Select(e => e.EventName).ToList();
        Assert.DoesNotContain("ListObjects", names);
        Assert.DoesNotContain("DescribeTrails", names);
        Assert.Single(names, "PutObject");
    }
}
