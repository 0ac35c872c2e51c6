using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>What boto3 is refused, and how; the cases stand in the script.</summary>
public sealed class RefusalTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void Whatever_AWS_refuses_is_refused_by_the_same_error() =>
        SandboxScript.Run(sandbox.Server, "refusals.py");
}
