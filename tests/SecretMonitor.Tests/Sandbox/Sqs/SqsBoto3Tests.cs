using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Sqs;

/// <summary>SQS as boto3 sees it; the behaviours stand in the script.</summary>
public sealed class SqsBoto3Tests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void Boto3_finds_what_SQS_promises() => SandboxScript.Run(sandbox.Server, "sqs_queues.py");
}
