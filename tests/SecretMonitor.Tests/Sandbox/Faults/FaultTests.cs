using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Faults;

public sealed class FaultTests
{
    private static readonly CreateTopicRequest Alerts = new() { Name = "alerts" };

    [Theory]
    [InlineData("sqs", 400, "com.amazonaws.sqs#RequestThrottled")]
    [InlineData("secretsmanager", 400, "ThrottlingException")]
    [InlineData("tagging", 400, "ThrottledException")]
    [InlineData("iam", 400, "Throttling")]
    [InlineData("s3", 503, "SlowDown")]
    public void Each_service_throttles_in_its_own_words(string service, int status, string code)
    {
        using var server = Start($"{service}:* throttle");

        var answer = Call(server, service);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("secretsmanager", "InternalFailure")]
    [InlineData("iam", "InternalFailure")]
    [InlineData("s3", "InternalError")]
    public void Each_service_fails_in_its_own_words(string service, string code)
    {
        using var server = Start($"{service}:* 500");

        var answer = Call(server, service);

        Assert.Equal((500, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("reset", 0)]
    [InlineData("lost", 1)]
    public async Task A_call_without_an_answer_is_handled_when_the_answer_was_lost(string kind, int topics)
    {
        using var server = Start($"sns:CreateTopic {kind}");
        using var client = server.Client<AmazonSimpleNotificationServiceClient>();

        var error = await Assert.ThrowsAnyAsync<Exception>(
            () => client.CreateTopicAsync(Alerts, TestContext.Current.CancellationToken));

        Assert.Contains(Causes(error), e => e is SocketException { SocketErrorCode: SocketError.ConnectionReset });
        var left = await client.ListTopicsAsync(new(), TestContext.Current.CancellationToken);
        Assert.Equal(topics, left.Topics?.Count ?? 0);
    }

    [Theory]
    [InlineData("throttle")]
    [InlineData("500")]
    [InlineData("reset")]
    [InlineData("lost")]
    public async Task The_sdk_gets_over_a_fault_by_trying_again(string kind)
    {
        using var server = Start($"sns:CreateTopic {kind} on 1");
        AmazonSimpleNotificationServiceConfig config = new()
        {
            ServiceURL = server.EndpointUrl,
            AuthenticationRegion = "us-east-1",
            RetryMode = RequestRetryMode.Standard,
        };
        using AmazonSimpleNotificationServiceClient client =
            new(new BasicAWSCredentials(server.AccessKey, server.SecretKey), config);

        await client.CreateTopicAsync(Alerts, TestContext.Current.CancellationToken);

        Assert.Single((await client.ListTopicsAsync(new(), TestContext.Current.CancellationToken)).Topics);
        Assert.Equal(2, server.Log.Count(e => e.Operation == "CreateTopic"));
    }

    [Fact]
    public async Task A_slow_answer_outlasts_an_impatient_client_and_is_handled_all_the_same()
    {
        using var server = Start("s3:CreateBucket slow 1m");
        using var client = server.Client<AmazonS3Client>();

        // On a busy machine it may run out before the request is on its way.
        while (!server.Log.Any(e => e.Operation == "CreateBucket"))
        {
            using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(500));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PutBucketAsync("slow", patience.Token));
        }

        Assert.True(server.Log.First(e => e.Operation == "CreateBucket").Duration >= TimeSpan.FromMinutes(1));
        Assert.Single((await client.ListBucketsAsync(TestContext.Current.CancellationToken)).Buckets);
    }

    [Fact]
    public void A_slow_call_is_answered_in_the_end()
    {
        using var server = Start("secretsmanager:ListSecrets slow 1ms");

        Assert.Equal(200, Call(server, "secretsmanager").Status);
    }

    [Fact]
    public void Only_the_calls_with_the_numbers_are_struck()
    {
        using var server = Start("iam:ListUsers 500 on 2,4");

        Assert.Equal([200, 500, 200, 500, 200], Enumerable.Range(0, 5).Select(_ => Call(server, "iam").Status));
    }

    [Fact]
    public void The_same_seed_strikes_the_same_calls()
    {
        var (one, same, other) = (Struck(seed: 5), Struck(seed: 5), Struck(seed: 6));

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
        Assert.Contains(200, one);
        Assert.Contains(400, one);
    }

    [Fact]
    public void The_log_tells_what_was_made_to_go_wrong()
    {
        using var server = Start("s3:ListBuckets throttle on 1", "s3:* reset on 2");
        _ = Call(server, "s3");

        Assert.ThrowsAny<HttpRequestException>(() => Call(server, "s3"));

        Assert.Equal(
            [("ListBuckets", 503, "SlowDown", "Injected: s3:ListBuckets throttle on 1"),
                ("ListBuckets", 0, null, "Injected: s3:* reset on 2")],
            server.Log.Select(e => (e.Operation, e.Status, e.ErrorCode, e.Note)));
    }

    private static SandboxServer Start(params string[] faults) => SandboxServer.Start(new() { Faults = faults });

    private static int[] Struck(int seed)
    {
        using var server = SandboxServer.Start(new() { Faults = ["iam:* throttle 50%"], Seed = seed });
        return [.. Enumerable.Range(0, 32).Select(_ => Call(server, "iam").Status)];
    }

    /// <summary>A call that reads, of a service of each protocol.</summary>
    private static Answer Call(SandboxServer server, string service)
    {
        using SandboxClient client = new(server);
        return service switch
        {
            "iam" => client.Iam("ListUsers"),
            "s3" => client.Send("s3", HttpMethod.Get, "/", []),
            "sqs" => client.Json("sqs", "AmazonSQS.ListQueues", "{}", "1.0"),
            "tagging" => client.Json("tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", "{}"),
            _ => client.Secrets("ListSecrets", "{}"),
        };
    }

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
