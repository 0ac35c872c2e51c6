using Amazon.IdentityManagement;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Xunit;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>What clients of the query protocol send, and read.</summary>
public sealed class QueryProtocolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_a_form_with_action_version_and_only_the_members_that_are_set()
    {
        using LoopbackService service = new(Reply.Ok(Answer("GetTopicAttributes")));
        using var client = service.Client<AmazonSimpleNotificationServiceClient>();
        await client.GetTopicAttributesAsync(new() { TopicArn = "arn:aws:sns:us-east-1:1:t" }, Token);
        var sent = Assert.Single(service.Requests);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", sent.Headers["Content-Type"]);
        Assert.Contains("/us-east-1/sns/aws4_request", sent.Headers["Authorization"]);
        Assert.Equal(
            "Action=GetTopicAttributes&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A1%3At&Version=2010-03-31", sent.Body);
    }

    [Fact]
    public async Task Lists_of_structures_maps_and_booleans_are_numbered_from_one()
    {
        using LoopbackService service = new(Reply.Ok(Answer("CreateTopic")));
        using var client = service.Client<AmazonSimpleNotificationServiceClient>();
        await client.CreateTopicAsync(
            new()
            {
                Name = "t",
                Attributes = new() { ["DisplayName"] = "Über & co=+🔑" },
                Tags = [new() { Key = "a", Value = "1" }, new() { Key = "b", Value = "" }],
            },
            Token);
        await client.SubscribeAsync(new() { TopicArn = "t", ReturnSubscriptionArn = true }, Token);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Attributes.entry.1.key"] = "DisplayName",
                ["Attributes.entry.1.value"] = "Über & co=+🔑",
                ["Name"] = "t",
                ["Tags.member.1.Key"] = "a",
                ["Tags.member.1.Value"] = "1",
                ["Tags.member.2.Key"] = "b",
                ["Tags.member.2.Value"] = "",
            },
            service.Requests[0].Form);
        Assert.Equal("true", service.Requests[1].Form["ReturnSubscriptionArn"]);
    }

    [Fact]
    public async Task Message_attributes_have_entries_of_name_and_value()
    {
        using LoopbackService service = new(Reply.Ok(Answer("Publish")));
        using var client = service.Client<AmazonSimpleNotificationServiceClient>();
        MessageAttributeValue blob = new() { DataType = "Binary", BinaryValue = new MemoryStream([0, 255]) };
        await client.PublishAsync(new() { Message = "m", MessageAttributes = new() { ["n"] = blob } }, Token);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Message"] = "m",
                ["MessageAttributes.entry.1.Name"] = "n",
                ["MessageAttributes.entry.1.Value.BinaryValue"] = "AP8=",
                ["MessageAttributes.entry.1.Value.DataType"] = "Binary",
            },
            service.Requests[0].Form);
    }

    [Fact]
    public async Task An_empty_list_is_sent_empty()
    {
        using LoopbackService service = new(Reply.Ok(Answer("UntagRole")));
        using var client = service.Client<AmazonIdentityManagementServiceClient>();
        await client.UntagRoleAsync(new() { RoleName = "r", TagKeys = [] }, Token);
        Assert.Equal("", service.Requests[0].Form["TagKeys"]);
    }

    [Fact]
    public async Task An_answer_is_read_with_its_request_id()
    {
        const string Result = """
            <Role><Path>/</Path><RoleName>r</RoleName><CreateDate>2026-01-02T03:04:05Z</CreateDate>
            <MaxSessionDuration>3600</MaxSessionDuration><Tags><member><Key>k</Key><Value> v </Value></member></Tags>
            <RoleLastUsed><LastUsedDate/></RoleLastUsed><Unknown>1</Unknown></Role>
            """;
        using LoopbackService service = new(new Reply(200, Answer("GetRole", Result)) { Headers = [] });
        using var client = service.Client<AmazonIdentityManagementServiceClient>();
        var answer = await client.GetRoleAsync(new() { RoleName = "r" }, Token);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), answer.Role.CreateDate);
        Assert.Equal(DateTimeKind.Utc, answer.Role.CreateDate!.Value.Kind);
        Assert.Equal(3600, answer.Role.MaxSessionDuration);
        Assert.Equal(" v ", Assert.Single(answer.Role.Tags).Value);
        Assert.Null(answer.Role.RoleLastUsed.LastUsedDate);
        Assert.Null(answer.Role.Description);
        Assert.Equal("query-request", answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Maps_and_empty_lists_are_read()
    {
        const string Result = "<Attributes><entry><key>P</key><value>{&quot;a&quot;:1}</value></entry></Attributes>";
        using LoopbackService service = new(attempt => Reply.Ok(attempt == 1
            ? Answer("GetTopicAttributes", Result)
            : Answer("ListSubscriptionsByTopic", "<Subscriptions/>")));
        using var client = service.Client<AmazonSimpleNotificationServiceClient>();
        var attributes = await client.GetTopicAttributesAsync(new() { TopicArn = "t" }, Token);
        Assert.Equal("""{"a":1}""", attributes.Attributes["P"]);
        var subscriptions = await client.ListSubscriptionsByTopicAsync(new() { TopicArn = "t" }, Token);
        Assert.Empty(subscriptions.Subscriptions);
        Assert.Null(subscriptions.NextToken);
    }

    private static string Answer(string operation, string result = "") =>
        $"""
        <{operation}Response xmlns="http://example.com/doc/"><{operation}Result>{result}</{operation}Result>
        <ResponseMetadata><RequestId>query-request</RequestId></ResponseMetadata></{operation}Response>
        """;
}
