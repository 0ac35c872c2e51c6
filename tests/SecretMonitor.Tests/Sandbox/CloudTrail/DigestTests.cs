using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.CloudTrail;

/// <summary>Log file validation; the AWS CLI judges, what it must find stands in the script.</summary>
public sealed class DigestTests
{
    [Fact]
    public void The_aws_cli_finds_log_files_valid_until_they_are_changed()
    {
        if (Executables.Find("aws") is null)
        {
            Assert.Skip("The AWS CLI is not installed.");
        }

        using SandboxFixture sandbox = new();

        SandboxScript.Run(sandbox.Server, "cloudtrail_digests.py");
    }
}
