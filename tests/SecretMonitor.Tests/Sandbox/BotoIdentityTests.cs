using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>
/// boto3, which we did not write, as root, user, session and impostor; the script says what it demands.
/// </summary>
public sealed class BotoIdentityTests
{
    [Fact]
    public void Boto3_finds_secrets_identities_and_refusals_as_in_AWS()
    {
        using SandboxFixture sandbox = new();

        var output = Python.Run("sandbox_identities.py",
            [sandbox.Server.EndpointUrl, sandbox.Server.AccessKey, sandbox.Server.SecretKey]);

        Assert.Equal(["ok"], output);
    }
}
