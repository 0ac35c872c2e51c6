using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>Amazon CloudWatch Logs: groups, streams, events, and the metrics made of them.</summary>
internal sealed class LogsService : SandboxService, ILogStore, ITagged
{
    private readonly Regional<LogsRegion> _regions;

    public LogsService(World world)
        : base(world, "logs")
    {
        _regions = new(region => new(world, region));
        On("CreateLogGroup", GroupOperations.CreateLogGroup);
        On("DeleteLogGroup", GroupOperations.DeleteLogGroup);
        On("DescribeLogGroups", GroupOperations.DescribeLogGroups);
        On("PutRetentionPolicy", GroupOperations.PutRetentionPolicy);
        On("DeleteRetentionPolicy", GroupOperations.DeleteRetentionPolicy);
        On("CreateLogStream", StreamOperations.CreateLogStream);
        On("DeleteLogStream", StreamOperations.DeleteLogStream);
        On("DescribeLogStreams", StreamOperations.DescribeLogStreams);
        On("PutLogEvents", IngestOperations.PutLogEvents);
        On("FilterLogEvents", EventQueries.FilterLogEvents);
        On("GetLogEvents", EventQueries.GetLogEvents);
        On("PutMetricFilter", FilterOperations.PutMetricFilter);
        On("DeleteMetricFilter", FilterOperations.DeleteMetricFilter);
        On("DescribeMetricFilters", FilterOperations.DescribeMetricFilters);
        On("TestMetricFilter", FilterOperations.TestMetricFilter);
        On("StartQuery", QueryOperations.StartQuery);
        On("GetQueryResults", QueryOperations.GetQueryResults);
        On("StopQuery", QueryOperations.StopQuery);
        On("DescribeQueries", QueryOperations.DescribeQueries);
        On("TagResource", TagOperations.Tag);
        On("UntagResource", TagOperations.Untag);
        On("ListTagsForResource", TagOperations.List);
        On("TagLogGroup", TagOperations.Tag);
        On("UntagLogGroup", TagOperations.Untag);
        On("ListTagsLogGroup", TagOperations.List);
        On("PutResourcePolicy", PolicyOperations.PutResourcePolicy);
        On("DescribeResourcePolicies", PolicyOperations.DescribeResourcePolicies);
        On("DeleteResourcePolicy", PolicyOperations.DeleteResourcePolicy);
    }

    public override string ValidationCode => "InvalidParameterException";

    public bool GroupExists(string region, string logGroup) => _regions[region].Groups.ContainsKey(logGroup);

    public bool AllowsService(string region, string logGroup, ServiceCaller caller)
    {
        var (state, partition) = (_regions[region], World.PartitionOf(region));
        var stream = $"arn:{partition}:logs:{region}:{World.AccountId}:log-group:{logGroup}:log-stream:*";
        return state.Policies.Values.Any(
            p => Authorizer.Allows(World, caller, "logs:PutLogEvents", stream, p.Document));
    }

    public void EnsureStream(string region, string logGroup, string stream)
    {
        if (_regions[region].Groups.TryGetValue(logGroup, out var group) && !group.Streams.ContainsKey(stream))
        {
            group.AddStream(stream, World.Clock.Now);
        }
    }

    public bool Append(string region, string logGroup, string stream, IReadOnlyList<string> messages)
    {
        if (!_regions[region].Groups.TryGetValue(logGroup, out var group))
        {
            return false;
        }

        var target = group.Streams.TryGetValue(
            stream, out var found) ? found : group.AddStream(stream, World.Clock.Now);
        foreach (var message in messages)
        {
            _regions[region].Ingest(group, target, World.Clock.Now.ToUnixTimeMilliseconds(), message);
        }

        return true;
    }

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _regions[region].Groups.Values.Select(g => (g.Arn, (IDictionary<string, string>)g.Tags));

    private void On(string operation, Func<Call, LogsRegion, Structure?> handle) =>
        On(operation, call => handle(call, _regions[call.Region]));
}
