using System.Text.Json.Nodes;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.SecretsManager;

/// <summary>Filters, order, pages and batches.</summary>
public sealed class SecretListingTests : IDisposable
{
    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _client;

    public SecretListingTests()
    {
        _client = new(_sandbox.Server);
        Create("prod/db", "The database of Production", ("team", "red"));
        Create("prod/api", "An interface", ("team", "blue"));
        Create("test/db", "", ("owner", "red"));
    }

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData("name", "prod/", "prod/db prod/api")]
    [InlineData("name", "db", "")]
    [InlineData("name", "PROD", "")]
    [InlineData("name", "!prod/", "test/db")]
    [InlineData("description", "production", "prod/db")]
    [InlineData("tag-key", "te", "prod/db prod/api")]
    [InlineData("tag-value", "red", "prod/db test/db")]
    [InlineData("all", "RED", "prod/db test/db")]
    [InlineData("all", "db", "prod/db test/db")]
    [InlineData("owning-service", "rds", "")]
    public void A_filter_finds(string key, string value, string names) => Assert.Equal(names,
        Names(List(new() { ["Filters"] = new JsonArray(Filter(key, value)) })));

    [Fact]
    public void Filters_add_up_and_their_values_are_alternatives() => Assert.Equal("prod/api", Names(List(new()
    {
        ["Filters"] = new JsonArray(Filter("name", "prod", "none"), Filter("tag-value", "blue", "green")),
    })));

    [Theory]
    [InlineData("name", "asc", "prod/api prod/db test/db")]
    [InlineData("name", "desc", "test/db prod/db prod/api")]
    [InlineData("created-date", "asc", "prod/db prod/api test/db")]
    [InlineData("created-date", "desc", "test/db prod/api prod/db")]
    public void The_order_is_as_asked(string by, string order, string names) => Assert.Equal(names,
        Names(List(new() { ["SortBy"] = by, ["SortOrder"] = order })));

    [Fact]
    public void Pages_follow_one_another_to_the_end()
    {
        var first = List(new() { ["MaxResults"] = 2 });
        var second = List(new() { ["MaxResults"] = 2, ["NextToken"] = (string)first["NextToken"]! });

        Assert.Equal("prod/db prod/api test/db", $"{Names(first)} {Names(second)}");
        Assert.Null(second["NextToken"]);
        Assert.Equal("InvalidNextTokenException", _client.Secrets("ListSecrets", """{"NextToken":"x"}""").Code);
    }

    [Fact]
    public void What_is_scheduled_for_deletion_is_listed_on_request_only()
    {
        _client.Secrets("DeleteSecret", """{"SecretId":"prod/db"}""");

        Assert.Equal("prod/api test/db", Names(List([])));
        Assert.Equal("prod/db prod/api test/db", Names(List(new() { ["IncludePlannedDeletion"] = true })));
    }

    [Fact]
    public void A_batch_reads_what_it_can_and_tells_what_it_cannot()
    {
        _client.Secrets("DeleteSecret", """{"SecretId":"prod/api"}""");

        var answer = _client.Secrets("BatchGetSecretValue", """{"SecretIdList":["prod/db","prod/api","nothing"]}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("prod/db", (string)answer.Json["SecretValues"]!.AsArray().Single()!["Name"]!);
        Assert.Equal(["prod/api InvalidRequestException", "nothing ResourceNotFoundException"],
            answer.Json["Errors"]!.AsArray().Select(e => $"{e!["SecretId"]} {e["ErrorCode"]}"));
    }

    [Fact]
    public void A_batch_goes_by_filter_too()
    {
        var answer = _client.Secrets("BatchGetSecretValue",
            """{"Filters":[{"Key":"name","Values":["prod/"]}],"MaxResults":1}""");

        Assert.Single(answer.Json["SecretValues"]!.AsArray());
        Assert.NotNull(answer.Json["NextToken"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"SecretIdList":["a"],"Filters":[{"Key":"name","Values":["a"]}]}""")]
    [InlineData("""{"SecretIdList":["a"],"MaxResults":1}""")]
    public void A_batch_has_either_a_list_or_filters(string body) =>
        Assert.Equal("InvalidParameterException", _client.Secrets("BatchGetSecretValue", body).Code);

    private void Create(string name, string description, (string Key, string Value) tag)
    {
        _client.Secrets("CreateSecret", new JsonObject
        {
            ["Name"] = name,
            ["SecretString"] = "v",
            ["Description"] = description,
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }),
        }.ToJsonString());
        _sandbox.Server.Step(TimeSpan.FromSeconds(1));
    }

    private JsonNode List(JsonObject input) => _client.Secrets("ListSecrets", input.ToJsonString()).Json;

    private static JsonObject Filter(string key, params string[] values) =>
        new() { ["Key"] = key, ["Values"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]) };

    private static string Names(JsonNode list) =>
        string.Join(' ', list["SecretList"]!.AsArray().Select(s => (string)s!["Name"]!));
}
