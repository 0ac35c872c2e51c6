using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.S3;

/// <summary>S3 as boto3 sees it; the behaviours stand in the scripts.</summary>
public sealed class S3Boto3Tests
{
    [Theory]
    [InlineData("s3_buckets.py")]
    [InlineData("s3_objects.py")]
    [InlineData("s3_copies.py")]
    public void Boto3_finds_what_S3_promises(string script)
    {
        // One each: both scripts begin in an empty account.
        using SandboxFixture sandbox = new();

        SandboxScript.Run(sandbox.Server, script);
    }
}
