using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>boto3, which we did not write, uses the sandbox; each scenario says in its script what it wants.</summary>
public sealed class BotoTests
{
    [Theory]
    [InlineData("alarm_route")]
    [InlineData("default_value")]
    [InlineData("log_events")]
    [InlineData("insights")]
    [InlineData("set_alarm_state")]
    [InlineData("denied_action")]
    [InlineData("composite_alarm")]
    [InlineData("subscriptions")]
    [InlineData("messages")]
    [InlineData("event_route")]
    [InlineData("dead_letters")]
    [InlineData("metrics")]
    [InlineData("tags")]
    public void A_scenario_of_boto3_finds_what_AWS_would_show(string scenario)
    {
        using SandboxFixture sandbox = new();

        SandboxScript.Run(sandbox.Server, "sandbox_scenarios.py", scenario);
    }
}
