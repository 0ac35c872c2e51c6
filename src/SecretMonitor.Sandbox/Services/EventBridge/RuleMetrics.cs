using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>What EventBridge tells CloudWatch about a rule.</summary>
internal static class RuleMetrics
{
    public static void Count(World world, string region, Rule rule, string metric)
    {
        Dictionary<string, string> dimensions = new() { ["RuleName"] = rule.Name };
        world.Get<IMetricStore>().Record(region, "AWS/Events", metric, dimensions, 1, "Count", world.Clock.Now);
    }
}
