using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.CloudTrail;

/// <summary>CloudTrail as boto3 sees it; the behaviours stand in the script.</summary>
public sealed class CloudTrailBoto3Tests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void Boto3_finds_what_CloudTrail_promises() => SandboxScript.Run(sandbox.Server, "cloudtrail_trails.py");
}
