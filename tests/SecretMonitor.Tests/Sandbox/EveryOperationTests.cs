using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>boto3 calls whatever the sandbox serves, and AWS's own models judge the answers.</summary>
public sealed class EveryOperationTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void Every_answer_has_the_shape_that_the_model_of_its_operation_promises() => SandboxScript.Run(
        sandbox.Server,
        "every_operation.py",
        [.. sandbox.Server.World.Services.Select(s => $"{s.SigningName}:{string.Join(',', s.Operations)}")]);
}
