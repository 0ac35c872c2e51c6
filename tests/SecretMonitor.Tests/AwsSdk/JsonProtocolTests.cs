using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>What clients of the JSON protocol send, and read.</summary>
public sealed class JsonProtocolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_a_post_with_target_type_version_and_only_the_members_that_are_set()
    {
        using LoopbackService service = new(Reply.Ok("{}"));
        using var client = service.Client<AmazonSecretsManagerClient>();
        await client.GetSecretValueAsync(new() { SecretId = "prod/db" }, Token);
        var sent = Assert.Single(service.Requests);
        Assert.Equal("secretsmanager.GetSecretValue", sent.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", sent.Headers["Content-Type"]);
        Assert.Equal("2017-10-17", sent.Headers["X-Amz-Api-Version"]);
        Assert.Contains("/us-east-1/secretsmanager/aws4_request", sent.Headers["Authorization"]);
        Assert.Equal("""{"SecretId":"prod/db"}""", sent.Body);
    }

    [Fact]
    public async Task Text_is_sent_as_it_is_and_bytes_as_base64()
    {
        using LoopbackService service = new(Reply.Ok("{}"));
        using var client = service.Client<AmazonSecretsManagerClient>();
        await client.PutSecretValueAsync(
            new()
            {
                SecretId = "é<&'東\"\n",
                ClientRequestToken = "token",
                SecretBinary = new MemoryStream([0, 255]),
            },
            Token);
        Assert.Equal(
            """{"ClientRequestToken":"token","SecretBinary":"AP8=","SecretId":"é<&'東\"\n"}""",
            service.Requests[0].Body);
    }

    [Fact]
    public async Task False_zero_and_empty_collections_are_sent()
    {
        using LoopbackService service = new(Reply.Ok("{}"));
        using var client = service.Client<AmazonEventBridgeClient>();
        await client.RemoveTargetsAsync(new() { Rule = "", Ids = [], Force = false }, Token);
        Assert.Equal("""{"Force":false,"Ids":[],"Rule":""}""", service.Requests[0].Body);
    }

    [Fact]
    public async Task Lists_maps_and_structures_nest()
    {
        using LoopbackService service = new(Reply.Ok("{}"));
        using var client = service.Client<AmazonEventBridgeClient>();
        Amazon.EventBridge.Model.InputTransformer transformer = new()
        {
            InputPathsMap = new() { ["who"] = "$.a" },
            InputTemplate = "<who>",
        };
        await client.PutTargetsAsync(
            new() { Rule = "r", Targets = [new() { Id = "1", Arn = "arn", InputTransformer = transformer }] }, Token);
        Assert.Equal(
            """{"InputPathsMap":{"who":"$.a"},"InputTemplate":"<who>"}""",
            service.Requests[0].Json.GetProperty("Targets")[0].GetProperty("InputTransformer").GetRawText());
    }

    [Fact]
    public async Task Times_are_epoch_seconds_to_the_millisecond()
    {
        using LoopbackService service = new(Reply.Ok("{}"));
        using var client = service.Client<AmazonCloudTrailClient>();
        await client.LookupEventsAsync(
            new()
            {
                StartTime = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc),
                EndTime = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).ToLocalTime(),
            },
            Token);
        Assert.Equal("""{"EndTime":1767323045,"StartTime":1767323045.678}""", service.Requests[0].Body);
    }

    [Fact]
    public async Task Logs_members_are_camel_case_and_its_times_epoch_milliseconds()
    {
        using LoopbackService service = new(Reply.Ok("{}"));
        using var client = service.Client<AmazonCloudWatchLogsClient>();
        InputLogEvent logEvent = new() { Timestamp = DateTime.UnixEpoch.AddMilliseconds(1767323045678), Message = "m" };
        await client.PutLogEventsAsync(
            new() { LogGroupName = "g", LogStreamName = "s", LogEvents = [logEvent] }, Token);
        Assert.Equal(
            """{"logEvents":[{"message":"m","timestamp":1767323045678}],"logGroupName":"g","logStreamName":"s"}""",
            service.Requests[0].Body);
    }

    [Fact]
    public async Task Cloudtrail_names_the_members_of_describe_trails_in_camel_case()
    {
        using LoopbackService service = new(Reply.Ok("""{"trailList":[{"Name":"t"}]}"""));
        using var client = service.Client<AmazonCloudTrailClient>();
        var answer = await client.DescribeTrailsAsync(
            new() { IncludeShadowTrails = true, TrailNameList = ["t"] }, Token);
        Assert.Equal("""{"includeShadowTrails":true,"trailNameList":["t"]}""", service.Requests[0].Body);
        Assert.Equal("t", answer.TrailList[0].Name);
    }

    [Fact]
    public async Task Cloudwatch_speaks_json_1_0_and_asks_for_the_codes_of_the_query_protocol()
    {
        using LoopbackService service = new(Reply.Ok("{}"));
        using var client = service.Client<AmazonCloudWatchClient>();
        await client.PutMetricDataAsync(
            new() { Namespace = "N", MetricData = [new() { MetricName = "M", Values = [0.1, double.NaN] }] }, Token);
        var sent = service.Requests[0];
        Assert.Equal("application/x-amz-json-1.0", sent.Headers["Content-Type"]);
        Assert.Equal("GraniteServiceVersion20100801.PutMetricData", sent.Headers["X-Amz-Target"]);
        Assert.Equal("true", sent.Headers["X-Amzn-Query-Mode"]);
        Assert.Equal(
            """{"MetricData":[{"MetricName":"M","Values":[0.1,"NaN"]}],"Namespace":"N"}""", sent.Body);
    }

    [Fact]
    public async Task A_missing_idempotency_token_is_filled_once_for_all_attempts_of_a_call()
    {
        using LoopbackService service = new(attempt => attempt == 1 ? new Reply(500, "{}") : Reply.Ok("{}"));
        using var client = service.Client<AmazonSecretsManagerClient>();
        await client.CreateSecretAsync(new() { Name = "a" }, Token);
        await client.CreateSecretAsync(new() { Name = "a" }, Token);
        var tokens = service.Requests.Select(sent => sent.Json.GetProperty("ClientRequestToken").GetGuid()).ToArray();
        Assert.Equal(3, tokens.Length);
        Assert.Equal(tokens[0], tokens[1]);
        Assert.NotEqual(tokens[1], tokens[2]);
    }

    [Fact]
    public async Task An_answer_is_read_with_its_request_id()
    {
        const string Body = """
            {"ARN":"a","SecretBinary":"AP8=","VersionStages":["x","y"],"CreatedDate":1.767323045678E9,"New":{"a":[1]}}
            """;
        using LoopbackService service = new(Reply.Ok(Body));
        using var client = service.Client<AmazonSecretsManagerClient>();
        var answer = await client.GetSecretValueAsync(new() { SecretId = "a" }, Token);
        Assert.Equal("a", answer.ARN);
        Assert.Equal([0, 255], answer.SecretBinary.ToArray());
        Assert.Equal(["x", "y"], answer.VersionStages);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), answer.CreatedDate);
        Assert.Equal(DateTimeKind.Utc, answer.CreatedDate!.Value.Kind);
        Assert.Equal("request-1", answer.ResponseMetadata.RequestId);
        Assert.Null(answer.SecretString);
    }

    [Fact]
    public async Task Absent_and_null_collections_are_null_and_empty_ones_empty()
    {
        using LoopbackService service = new(Reply.Ok("""{"Tags":null,"VersionIdsToStages":{}}"""));
        using var client = service.Client<AmazonSecretsManagerClient>();
        var answer = await client.DescribeSecretAsync(new() { SecretId = "a" }, Token);
        Assert.Null(answer.Tags);
        Assert.Null(answer.ReplicationStatus);
        Assert.Empty(answer.VersionIdsToStages);
    }

    [Fact]
    public async Task Rows_of_a_query_are_lists_of_lists()
    {
        const string Body = """
            {"status":"Complete","results":[[{"field":"@ptr","value":"1"}],[]],"statistics":{"recordsMatched":1.5}}
            """;
        using LoopbackService service = new(Reply.Ok(Body));
        using var client = service.Client<AmazonCloudWatchLogsClient>();
        var answer = await client.GetQueryResultsAsync(new() { QueryId = "q" }, Token);
        Assert.Equal(QueryStatus.Complete, answer.Status);
        Assert.Equal("@ptr", answer.Results[0][0].Field);
        Assert.Empty(answer.Results[1]);
        Assert.Equal(1.5, answer.Statistics.RecordsMatched);
    }

    [Fact]
    public async Task An_empty_body_is_an_empty_answer()
    {
        using LoopbackService service = new(Reply.Ok());
        using var client = service.Client<AmazonSecretsManagerClient>();
        var answer = await client.TagResourceAsync(new() { SecretId = "a", Tags = [] }, Token);
        Assert.Equal("request-1", answer.ResponseMetadata.RequestId);
    }

    [Theory]
    [InlineData("<html>log in</html>")]
    [InlineData("""{"VersionStages":"top secret"}""")]
    [InlineData("""{"CreatedDate":"top secret"}""")]
    [InlineData("""{"CreatedDate":1e300}""")]
    [InlineData("""{"SecretString":"top secret","ARN":""")]
    public async Task An_answer_that_cannot_be_read_is_an_error_that_does_not_quote_it(string body)
    {
        using LoopbackService service = new(Reply.Ok(body));
        AmazonSecretsManagerConfig config = new()
        {
            ServiceURL = service.Url,
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        };
        using AmazonSecretsManagerClient client = new(AwsClients.Credentials, config);
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.GetSecretValueAsync(new() { SecretId = "a" }, Token));
        Assert.Equal("request-1", error.RequestId);
        Assert.Equal("GetSecretValueResponse could not be read.", error.InnerException!.Message);
        Assert.DoesNotContain("top secret", error.ToString());
    }
}
