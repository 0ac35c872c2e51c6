using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Sessions;
using SecretMonitor.Tests.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sessions;

/// <summary>Where credentials and region come from. The environment is the process's: nothing runs beside this.</summary>
[Collection(nameof(CredentialChainTests))]
[CollectionDefinition(nameof(CredentialChainTests), DisableParallelization = true)]
public sealed class CredentialChainTests : IDisposable
{
    private static readonly string[] Variables =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION",
        "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_EC2_METADATA_DISABLED", "AWS_SHARED_CREDENTIALS_FILE",
        "AWS_CONFIG_FILE",
    ];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(
        v => v, v => Environment.GetEnvironmentVariable(v));

    private readonly SandboxFixture _sandbox = new();
    private readonly RecordingSink _sink = new();
    private readonly string _profiles = Path.GetTempFileName();

    public CredentialChainTests()
    {
        foreach (var variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        // Neither this machine's profiles nor its instance, if it is one.
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_SHARED_CREDENTIALS_FILE", _profiles);
        Set("AWS_CONFIG_FILE", _profiles);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var variable in _before)
        {
            Environment.SetEnvironmentVariable(variable.Key, variable.Value);
        }

        File.Delete(_profiles);
        _sandbox.Dispose();
    }

    [Fact]
    public async Task Without_any_source_there_are_no_credentials()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => AwsSession.OpenAsync(new() { Region = "eu-west-1" }, _sink, Token));
        Assert.Equal(("NoCredentials", true), (error.ErrorId, error.IsTerminating));
    }

    [Fact]
    public async Task Without_any_source_there_is_no_region()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => AwsSession.OpenAsync(new() { Keys = new("AKIA", "secret") }, _sink, Token));
        Assert.Equal(("NoRegion", true), (error.ErrorId, error.IsTerminating));
    }

    [Fact]
    public async Task The_environment_gives_credentials_region_and_endpoint()
    {
        SetKeys();
        Set("AWS_REGION", "ap-south-1");
        Set("AWS_ENDPOINT_URL", _sandbox.Server.EndpointUrl);
        using var session = await AwsSession.OpenAsync(new(), _sink, Token);
        Assert.Equal("ap-south-1", session.Region);
        Assert.Empty((await session.S3.ListBucketsAsync(Token)).Buckets ?? []);
        Assert.Contains("Credentials from environment variables, region ap-south-1 from AWS_REGION.", _sink.Everything);
    }

    [Fact]
    public async Task The_environment_comes_before_the_default_profile_and_after_a_named_one()
    {
        WriteProfile("default", "eu-north-1");
        WriteProfile("work", "eu-south-1");
        Set("AWS_REGION", "ap-south-1");
        Assert.Equal("ap-south-1", await RegionAsync(new()));
        Assert.Equal("eu-south-1", await RegionAsync(new() { ProfileName = "work" }));
        Set("AWS_REGION", null);
        Assert.Equal("eu-north-1", await RegionAsync(new()));
        Set("AWS_PROFILE", "work");
        Assert.Equal("eu-south-1", await RegionAsync(new()));
        Assert.Equal("us-west-2", await RegionAsync(new() { Region = "us-west-2" }));
    }

    [Fact]
    public async Task A_profile_that_AWS_PROFILE_names_and_that_is_missing_is_an_error()
    {
        Set("AWS_PROFILE", "nowhere");
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => AwsSession.OpenAsync(new() { Region = "eu-west-1" }, _sink, Token));
        Assert.Equal(("ProfileNotFound", "nowhere"), (error.ErrorId, error.Target));
    }

    [Theory]
    [InlineData("eu central 1")]
    [InlineData("EU-CENTRAL-1")]
    public async Task What_is_no_region_is_told_so(string region)
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => AwsSession.OpenAsync(new() { Region = region, Keys = new("AKIA", "secret") }, _sink, Token));
        Assert.Equal(("InvalidParameterValue", region), (error.ErrorId, error.Target));
    }

    private static void Set(string variable, string? value) => Environment.SetEnvironmentVariable(variable, value);

    private void SetKeys()
    {
        Set("AWS_ACCESS_KEY_ID", _sandbox.Server.AccessKey);
        Set("AWS_SECRET_ACCESS_KEY", _sandbox.Server.SecretKey);
    }

    private void WriteProfile(string name, string region) => File.AppendAllText(_profiles, $"""
        [{name}]
        aws_access_key_id={_sandbox.Server.AccessKey}
        aws_secret_access_key={_sandbox.Server.SecretKey}
        region={region}

        """);

    private async Task<string> RegionAsync(SessionOptions options)
    {
        using var session = await AwsSession.OpenAsync(
            options with { EndpointUrl = _sandbox.Server.EndpointUrl, ProfileLocation = _profiles }, _sink, Token);
        return session.Region;
    }
}
