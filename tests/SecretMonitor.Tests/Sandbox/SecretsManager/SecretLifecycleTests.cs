using System.Text.Json.Nodes;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.SecretsManager;

/// <summary>Creation, versions, labels, deletion and restoration.</summary>
public sealed class SecretLifecycleTests : IDisposable
{
    private const string Marked = "You can't perform this operation on the secret because it was marked for deletion.";
    private const string Token = "11111111-1111-1111-1111-111111111111";
    private const string OtherToken = "22222222-2222-2222-2222-222222222222";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _client;

    public SecretLifecycleTests() => _client = new(_sandbox.Server);

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void A_new_secret_has_an_ARN_with_six_characters_and_its_token_as_version()
    {
        var created = Create("prod/db", "v1", Token);

        Assert.Matches("^arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-[A-Za-z0-9]{6}$", (
            string)created["ARN"]!);
        Assert.Equal(("prod/db", Token), ((string)created["Name"]!, (string)created["VersionId"]!));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("ARN")]
    [InlineData("partial ARN")]
    public void A_secret_is_found_by(string form)
    {
        var arn = (string)Create("prod/db", "v1")["ARN"]!;

        var value = Call("GetSecretValue", new() { ["SecretId"] = form switch { "name" => "prod/db", "ARN" => arn, _ =>
            arn[..^7] } });

        Assert.Equal(("v1", arn), ((string)value["SecretString"]!, (string)value["ARN"]!));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("prod/db2")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-abc")]
    [InlineData("arn:aws:secretsmanager:us-east-1:999999999999:secret:prod/db")]
    public void A_secret_is_not_found_by(string id)
    {
        Create("prod/db", "v1");

        var answer = _client.Secrets("DescribeSecret", $$"""{"SecretId":"{{id}}"}""");

        Assert.NotEqual(200, answer.Status);
    }

    [Fact]
    public void A_name_with_other_characters_is_refused() =>
        Refused("CreateSecret", """{"Name":"a b"}""", "ValidationException",
        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");

    [Fact]
    public void A_secret_without_a_value_has_no_version()
    {
        var created = Call("CreateSecret", new() { ["Name"] = "empty" });

        Assert.Null(created["VersionId"]);
        Refused("GetSecretValue", """{"SecretId":"empty"}""", "ResourceNotFoundException",
            "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
    }

    [Fact]
    public void A_name_is_taken_unless_the_call_is_a_repetition()
    {
        var first = Create("a", "v1", Token);

        Assert.Equal((string)first["ARN"]!, (string)Create("a", "v1", Token)["ARN"]!);
        Refused("CreateSecret", """{"Name":"a","SecretString":"v1"}""", "ResourceExistsException",
            "The operation failed because the secret a already exists.");
    }

    [Fact]
    public void A_new_value_is_current_and_the_one_before_it_previous()
    {
        Create("a", "v1");
        Put("v2");
        Put("v3");

        Assert.Equal("v3", Value());
        Assert.Equal("v2", Value("AWSPREVIOUS"));
        var stages = Call("DescribeSecret", new() { ["SecretId"] = "a" })["VersionIdsToStages"]!.AsObject();
        Assert.Equal(2, stages.Count);
    }

    [Fact]
    public void A_token_may_be_repeated_with_its_value_only()
    {
        var arn = (string)Create("a", "v1")["ARN"]!;
        Put("v2", Token);
        Put("v2", Token);

        Refused("PutSecretValue", $$"""{"SecretId":"a","SecretString":"v3","ClientRequestToken":"{{Token}}"}""",
            "ResourceExistsException",
            $"You can't use ClientRequestToken {Token} because that value is already in use for a version of secret {arn}.");
        Assert.Equal("v1", Value("AWSPREVIOUS"));
    }

    [Fact]
    public void A_label_of_ones_own_moves_and_leaves_the_current_value_alone()
    {
        Create("a", "v1", Token);
        Call("PutSecretValue", new() { ["SecretId"] = "a", ["SecretString"] = "v2", ["VersionStages"] = new JsonArray(
            "BLUE") });

        Assert.Equal(("v1", "v2"), (Value(), Value("BLUE")));
        Refused("GetSecretValue", $$"""{"SecretId":"a","VersionId":"{{Token}}","VersionStage":"BLUE"}""",
            "InvalidRequestException",
            "You provided a VersionStage that is not associated to the provided VersionId.");
    }

    [Fact]
    public void Moving_the_current_label_names_where_it_comes_from()
    {
        Create("a", "v1", Token);
        Put("v2", OtherToken);

        Assert.Equal("InvalidParameterException", _client.Secrets("UpdateSecretVersionStage",
            $$"""{"SecretId":"a","VersionStage":"AWSCURRENT","MoveToVersionId":"{{Token}}"}""").Code);
        Assert.Equal("InvalidParameterException", _client.Secrets("UpdateSecretVersionStage",
            $$"""{"SecretId":"a","VersionStage":"AWSCURRENT","RemoveFromVersionId":"{{OtherToken}}"}""").Code);
        Call("UpdateSecretVersionStage", new()
        {
            ["SecretId"] = "a", ["VersionStage"] = "AWSCURRENT", ["MoveToVersionId"] = Token,
                ["RemoveFromVersionId"] = OtherToken,
        });
        Assert.Equal(("v1", "v2"), (Value(), Value("AWSPREVIOUS")));
    }

    [Fact]
    public void Versions_without_labels_are_listed_on_request()
    {
        Create("a", "v1");
        Put("v2");
        Put("v3");

        Assert.Equal(2, Versions(isAll: false));
        Assert.Equal(3, Versions(isAll: true));
    }

    [Fact]
    public void Binary_values_come_back_as_they_were()
    {
        Call("CreateSecret", new() { ["Name"] = "bin", ["SecretBinary"] = "AAH/" });

        var value = Call("GetSecretValue", new() { ["SecretId"] = "bin" });

        Assert.Equal("AAH/", (string)value["SecretBinary"]!);
        Assert.Null(value["SecretString"]);
    }

    [Fact]
    public void A_deleted_secret_is_there_until_the_window_ends_in_virtual_time()
    {
        Create("a", "v1");

        var deleted = Call("DeleteSecret", new() { ["SecretId"] = "a", ["RecoveryWindowInDays"] = 7 });

        Assert.Equal(SandboxFixture.Start.AddDays(7).ToUnixTimeSeconds(), (double)deleted["DeletionDate"]!);
        Refused("GetSecretValue", """{"SecretId":"a"}""", "InvalidRequestException", Marked);
        Refused("PutSecretValue", """{"SecretId":"a","SecretString":"x"}""", "InvalidRequestException", Marked);
        Refused("CreateSecret", """{"Name":"a"}""", "InvalidRequestException",
            "You can't create this secret because a secret with this name is already scheduled for deletion.");
        var described = Call("DescribeSecret", new() { ["SecretId"] = "a" });
        Assert.Equal(SandboxFixture.Start.ToUnixTimeSeconds(), (double)described["DeletedDate"]!);
        _sandbox.Server.Step(TimeSpan.FromDays(7));
        Refused("DescribeSecret", """{"SecretId":"a"}""", "ResourceNotFoundException",
            "Secrets Manager can't find the specified secret.");
        Create("a", "v2");
    }

    [Fact]
    public void A_restored_secret_outlives_its_window()
    {
        Create("a", "v1");
        Call("DeleteSecret", new() { ["SecretId"] = "a", ["RecoveryWindowInDays"] = 7 });
        Call("RestoreSecret", new() { ["SecretId"] = "a" });

        _sandbox.Server.Step(TimeSpan.FromDays(8));

        Assert.Equal("v1", Value());
        Assert.Null(Call("DescribeSecret", new() { ["SecretId"] = "a" })["DeletedDate"]);
    }

    [Fact]
    public void Deletion_by_force_frees_the_name_and_forgives_a_missing_secret()
    {
        Create("a", "v1");
        Call("DeleteSecret", new() { ["SecretId"] = "a", ["ForceDeleteWithoutRecovery"] = true });
        Call("DeleteSecret", new() { ["SecretId"] = "a", ["ForceDeleteWithoutRecovery"] = true });

        Create("a", "v2");
    }

    [Theory]
    [InlineData("""{"SecretId":"a","RecoveryWindowInDays":6}""",
        "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).")]
    [InlineData("""{"SecretId":"a","RecoveryWindowInDays":31}""",
        "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).")]
    [InlineData("""{"SecretId":"a","RecoveryWindowInDays":7,"ForceDeleteWithoutRecovery":true}""",
        "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.")]
    public void A_window_has_7_to_30_days_and_no_force(string body, string message)
    {
        Create("a", "v1");

        Refused("DeleteSecret", body, "InvalidParameterException", message);
    }

    [Fact]
    public void The_day_of_the_last_read_is_midnight()
    {
        Create("a", "v1");
        Value();

        var described = Call("DescribeSecret", new() { ["SecretId"] = "a" });

        Assert.Equal(new DateTimeOffset(2026, 9, 14, 0, 0, 0, TimeSpan.Zero)
            .ToUnixTimeSeconds(), (double)described["LastAccessedDate"]!);
    }

    [Fact]
    public void A_replica_has_the_value_and_can_be_read_but_not_written_in_its_region()
    {
        var arn = (string)Create("a", "v1")["ARN"]!;
        Call("ReplicateSecretToRegions", new()
        {
            ["SecretId"] = "a", ["AddReplicaRegions"] = new JsonArray(new JsonObject { ["Region"] = "eu-west-1" }),
        });
        Put("v2");
        using SandboxClient europe = new(_sandbox.Server) { Region = "eu-west-1" };

        var value = europe.Secrets("GetSecretValue", """{"SecretId":"a"}""").Json;

        Assert.Equal(("v2", arn.Replace("us-east-1", "eu-west-1")), (
            (string)value["SecretString"]!, (string)value["ARN"]!));
        Assert.Equal("InvalidRequestException", europe.Secrets(
            "PutSecretValue", """{"SecretId":"a","SecretString":"x"}""").Code);
        Assert.Equal("InvalidRequestException", _client.Secrets("DeleteSecret", """{"SecretId":"a"}""").Code);
        Call("RemoveRegionsFromReplication",
            new() { ["SecretId"] = "a", ["RemoveReplicaRegions"] = new JsonArray("eu-west-1") });
        Assert.Equal("ResourceNotFoundException", europe.Secrets("DescribeSecret", """{"SecretId":"a"}""").Code);
    }

    private JsonNode Create(string name, string value, string? token = null)
    {
        JsonObject input = new() { ["Name"] = name, ["SecretString"] = value };
        if (token is not null)
        {
            input["ClientRequestToken"] = token;
        }

        return Call("CreateSecret", input);
    }

    private void Put(string value, string? token = null)
    {
        JsonObject input = new() { ["SecretId"] = "a", ["SecretString"] = value };
        if (token is not null)
        {
            input["ClientRequestToken"] = token;
        }

        Call("PutSecretValue", input);
    }

    private string Value(string stage = "AWSCURRENT") =>
        (string)Call("GetSecretValue", new() { ["SecretId"] = "a", ["VersionStage"] = stage })["SecretString"]!;

    private int Versions(bool isAll) =>
        Call("ListSecretVersionIds", new() { ["SecretId"] = "a", ["IncludeDeprecated"] = isAll })["Versions"]!.AsArray()
            .Count;

    private JsonNode Call(string operation, JsonObject input)
    {
        var answer = _client.Secrets(operation, input.ToJsonString());
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Text.Length == 0 ? new JsonObject() : answer.Json;
    }

    private void Refused(string operation, string body, string code, string message)
    {
        var answer = _client.Secrets(operation, body);
        Assert.Equal((400, code, message), (answer.Status, answer.Code, answer.Error));
    }
}
