using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.CloudTrail;

public sealed class EventHistoryTests : IDisposable
{
    private readonly SandboxFixture _sandbox = new();
    private readonly AmazonCloudTrailClient _trails;

    public EventHistoryTests() => _trails = _sandbox.Server.Client<AmazonCloudTrailClient>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_are_found_after_two_minutes_the_newest_first()
    {
        await Call("CreateTrail");
        _sandbox.Server.Step(TimeSpan.FromSeconds(60));
        await Call("DescribeTrails");
        _sandbox.Server.Step(TimeSpan.FromSeconds(119));
        Assert.Equal(["CreateTrail"], Names(await _trails.LookupEventsAsync(new(), Token)));
        _sandbox.Server.Step(TimeSpan.FromSeconds(1));
        var found = await _trails.LookupEventsAsync(new(), Token);
        Assert.Equal(["DescribeTrails", "CreateTrail"], Names(found));
        var newest = found.Events[0];
        Assert.Equal(("true", "cloudtrail.amazonaws.com", "root"), (newest.ReadOnly, newest.EventSource, newest.Username));
        Assert.Equal(_sandbox.Server.AccessKey, newest.AccessKeyId);
        Assert.Contains("\"eventName\":\"DescribeTrails\"", newest.CloudTrailEvent);
    }

    [Fact]
    public async Task Pages_go_on_where_they_stopped_and_end()
    {
        for (var i = 0; i < 5; i++)
        {
            await Call("DescribeTrails");
            _sandbox.Server.Step(TimeSpan.FromSeconds(1));
        }

        _sandbox.Server.Step(TimeSpan.FromMinutes(2));
        List<string> ids = [];
        LookupEventsRequest request = new() { MaxResults = 2, LookupAttributes = [By(LookupAttributeKey.EventName, "DescribeTrails")] };
        do
        {
            var page = await _trails.LookupEventsAsync(request, Token);
            ids.AddRange(page.Events.Select(e => e.EventId));
            request.NextToken = page.NextToken;
            _sandbox.Server.Step(TimeSpan.FromMinutes(2));
        }
        while (request.NextToken is not null);
        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(5, ids.Count);
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_query_only()
    {
        await Call("DescribeTrails");
        await Call("DescribeTrails");
        _sandbox.Server.Step(TimeSpan.FromMinutes(2));
        var page = await _trails.LookupEventsAsync(new() { MaxResults = 1 }, Token);
        await Assert.ThrowsAsync<InvalidNextTokenException>(() => _trails.LookupEventsAsync(
            new() { NextToken = page.NextToken, LookupAttributes = [By(LookupAttributeKey.ReadOnly, "true")] }, Token));
    }

    [Fact]
    public async Task Attributes_and_times_choose()
    {
        await Call("DescribeTrails");
        _sandbox.Server.Step(TimeSpan.FromHours(1));
        await Call("CreateTrail");
        _sandbox.Server.Step(TimeSpan.FromMinutes(2));
        Assert.Equal(["CreateTrail"], Names(await Lookup(By(LookupAttributeKey.EventName, "CreateTrail"))));
        Assert.Equal(["CreateTrail"], Names(await Lookup(By(LookupAttributeKey.ReadOnly, "false"))));
        Assert.Empty(Names(await Lookup(By(LookupAttributeKey.EventSource, "s3.amazonaws.com"))));
        Assert.Equal(2, (await Lookup(By(LookupAttributeKey.Username, "root"))).Events.Count);
        var start = SandboxFixture.Start.UtcDateTime;
        var early = await _trails.LookupEventsAsync(new() { StartTime = start, EndTime = start.AddMinutes(1) }, Token);
        Assert.Equal(["DescribeTrails"], Names(early));
    }

    [Fact]
    public async Task Calls_of_other_regions_and_calls_older_than_ninety_days_are_not_found()
    {
        using var ireland = _sandbox.Server.Client<AmazonCloudTrailClient>("eu-west-1");
        await ireland.DescribeTrailsAsync(new DescribeTrailsRequest(), Token);
        _sandbox.Server.Step(TimeSpan.FromMinutes(2));
        Assert.Empty(Names(await _trails.LookupEventsAsync(new(), Token)));
        Assert.Equal(["DescribeTrails"], Names(await ireland.LookupEventsAsync(new(), Token)));
        _sandbox.Server.Step(TimeSpan.FromDays(90));
        Assert.DoesNotContain("DescribeTrails", Names(await ireland.LookupEventsAsync(new(), Token)));
    }

    public void Dispose()
    {
        _trails.Dispose();
        _sandbox.Dispose();
    }

    private Task Call(string name) => name == "CreateTrail"
        ? Assert.ThrowsAsync<S3BucketDoesNotExistException>(
            () => _trails.CreateTrailAsync(new() { Name = "watch", S3BucketName = "none" }, Token))
        : _trails.DescribeTrailsAsync(new DescribeTrailsRequest(), Token);

    private Task<LookupEventsResponse> Lookup(LookupAttribute attribute) =>
        _trails.LookupEventsAsync(new() { LookupAttributes = [attribute] }, Token);

    private static LookupAttribute By(LookupAttributeKey key, string value) => new() { AttributeKey = key, AttributeValue = value };

    private static string[] Names(LookupEventsResponse response) => [.. (response.Events ?? []).Select(e => e.EventName)
        .Where(n => n != "LookupEvents")];
}
