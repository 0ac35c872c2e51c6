using SecretMonitor.Tests.Peers;
using SecretMonitor.Tests.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Chain;

/// <summary>The chain, built and watched by boto3 alone; each scenario says in its script what it demands.</summary>
public sealed class BotoChainTests
{
    [Theory]
    [InlineData("both_routes")]
    [InlineData("silence")]
    [InlineData("refused_read")]
    public void A_chain_of_boto3_tells_what_it_would_tell_in_AWS(string scenario)
    {
        using SandboxFixture sandbox = new();

        SandboxScript.Run(sandbox.Server, "sandbox_chain.py", scenario);
    }
}
