using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

public sealed class SpecRulesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<string, MonitorSpec> Illegal => new()
    {
        { "InvalidParameterValue", new() { SecretId = ["a"], MonitorName = "no blanks" } },
        { "InvalidParameterValue", new() { SecretId = ["a"], RetentionInDays = 91 } },
        { "InvalidParameterValue", new() { SecretId = ["a"], Period = 90 } },
        { "InvalidParameterValue", new() { SecretId = ["a"], Threshold = 0 } },
        { "InvalidParameterValue", new() { SecretId = ["a"], KmsKeyId = "alias/aws/sns" } },
        { "InvalidParameterValue", new() { SecretId = ["a"], Detection = ["Acces"] } },
        { "InvalidParameterValue", new() { SecretId = ["a"], AllowedPrincipal = ["*"] } },
        { "InvalidParameterValue", new() { SecretName = "no blanks" } },
        { "InvalidParameterValue", new() },
        { "WrongArn", new() { SecretId = ["arn:aws:sns:eu-central-1:123456789012:topic"] } },
        { "WrongArn", new() { SecretId = ["a"], TopicArn = "arn:aws:sqs:eu-central-1:123456789012:queue" } },
        { "WrongRegion", new() { SecretId = ["arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1B2c3"] } },
        { "WrongRegion", new() { SecretId = ["a"], TopicArn = "arn:aws:sns:us-east-1:123456789012:topic" } },
        { "WrongAccount", new() { SecretId = ["arn:aws:secretsmanager:eu-central-1:999999999999:secret:db-a1B2c3"] } },
        { "InvalidParameterValue", new() { SecretId = ["a"], Detection = ["UnexpectedPrincipal"] } },
        { "TopicNotFound", new() { SecretId = ["a"], TopicArn = "arn:aws:sns:eu-central-1:123456789012:topic" } },
        { "SecretNotFound", new() { SecretId = ["nowhere"] } },
    };

    [Theory]
    [MemberData(nameof(Illegal))]
    public async Task A_spec_that_cannot_become_a_monitor_is_refused_before_anything_is_written(
        string errorId, MonitorSpec spec)
    {
        RecordingSink sink = new();
        var token = TestContext.Current.CancellationToken;
        using var session = await sandbox.Server.OpenAsync(new RecordingSink());
        if ((await session.SecretsManager.ListSecretsAsync(new(), token)).SecretList is not { Count: > 0 })
        {
            await session.SecretsManager.CreateSecretAsync(new() { Name = "a", SecretString = "x" }, token);
        }

        using var observed = await sandbox.Server.OpenAsync(sink);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => new MonitorProvisioner(
            observed, sink).PlanAsync(spec, token));

        Assert.Equal(errorId, error.ErrorId);
        Assert.NotNull(error.RecommendedAction);
        Assert.Empty(sink.Writes);
    }
}
