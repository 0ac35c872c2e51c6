using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Kms;

/// <summary>KMS as boto3 sees it; the behaviours stand in the script.</summary>
public sealed class KmsBoto3Tests
{
    [Fact]
    public void Boto3_finds_what_KMS_promises()
    {
        using SandboxFixture sandbox = new();

        SandboxScript.Run(sandbox.Server, "kms_keys.py");
    }
}
