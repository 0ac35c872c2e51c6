using System.Text.Json;
using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>Amazon EventBridge: the default bus of each region, its rules and their targets.</summary>
internal sealed class EventBridgeService : SandboxService, IEventBus, ITagged
{
    private readonly Regional<EventsRegion> _regions;

    public EventBridgeService(World world)
        : base(world, "events")
    {
        _regions = new(_ => new(world.Clock.Now));
        On("PutRule", RuleOperations.PutRule);
        On("DescribeRule", RuleOperations.DescribeRule);
        On("EnableRule", (call, region) => RuleOperations.SetState(call, region, Rule.Enabled));
        On("DisableRule", (call, region) => RuleOperations.SetState(call, region, Rule.Disabled));
        On("DeleteRule", RuleOperations.DeleteRule);
        On("ListRules", RuleOperations.ListRules);
        On("ListRuleNamesByTarget", RuleOperations.ListRuleNamesByTarget);
        On("TagResource", RuleOperations.TagResource);
        On("UntagResource", RuleOperations.UntagResource);
        On("ListTagsForResource", RuleOperations.ListTagsForResource);
        On("PutTargets", TargetOperations.PutTargets);
        On("RemoveTargets", TargetOperations.RemoveTargets);
        On("ListTargetsByRule", TargetOperations.ListTargetsByRule);
        On("PutEvents", EventOperations.PutEvents);
        On("TestEventPattern", EventOperations.TestEventPattern);
        On("DescribeEventBus", EventOperations.DescribeEventBus);
        On("ListEventBuses", EventOperations.ListEventBuses);
    }

    public override IReadOnlyList<FaultKind> DeliveryFaults =>
        [FaultKind.Twice, FaultKind.Slow, FaultKind.Throttle, FaultKind.Failure];

    public void Put(string region, string eventJson, bool isReadOnlyManagementEvent)
    {
        var rules = _regions[region].Rules;
        if (rules.Count == 0)
        {
            return;
        }

        using var document = JsonDocument.Parse(eventJson);
        var matched = rules.Values.Where(r => r.Matches(document.RootElement, isReadOnlyManagementEvent)).ToList();
        foreach (var rule in matched)
        {
            RuleMetrics.Count(World, region, rule, "MatchedEvents");
            RuleMetrics.Count(World, region, rule, "TriggeredRules");
            foreach (var target in rule.Targets.Values)
            {
                new TargetInvocation(this, region, rule, target).Run(document.RootElement, eventJson);
            }
        }
    }

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _regions[region].Rules.Values.Select(r => (r.Arn, (IDictionary<string, string>)r.Tags));

    private void On(string operation, Func<Call, EventsRegion, Structure?> handle) =>
        On(operation, call => handle(call, _regions[call.Region]));
}
