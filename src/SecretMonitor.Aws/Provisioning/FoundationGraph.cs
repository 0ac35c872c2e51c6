using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The resources that monitors share, every one after those that it waits for.</summary>
internal sealed class FoundationGraph(AwsSession session, IOperationSink sink, MonitorSpec spec, MonitorDesign design)
{
    private readonly Foundation _foundation = design.Foundation;
    private readonly ResourceTags _tags = new(MonitorNames.FoundationTag, spec.Tag);

    private bool HasOwnTrail => _foundation.Adopted is null;

    private bool HasOwnLogGroup => HasOwnTrail && _foundation.LogGroupName is not null;

    /// <summary>The resources in order.</summary>
    public IReadOnlyList<Resource> Build()
    {
        foreach (var warning in _foundation.Warnings)
        {
            sink.Warning(warning);
        }

        List<Resource> resources = design.Key is { } key ? [KeyFor(key)] : [];
        if (_foundation.Adopted is { } adopted)
        {
            resources.Add(new AdoptedTrail(session, adopted, _foundation.Why));
            return resources;
        }

        resources.Add(new BucketResource(session, sink)
        {
            RetentionInDays = spec.RetentionInDays,
            KmsKeyId = design.Key?.KeyArn,
            Tags = _tags,
            After = resources.ToList(),
        });
        if (HasOwnLogGroup)
        {
            resources.Add(new LogGroupResource(session, sink)
            {
                RetentionInDays = spec.RetentionInDays,
                KmsKeyArn = design.Key?.KeyArn,
                Tags = _tags,
                After = resources.OfType<KeyResource>().ToList(),
            });
            resources.Add(new RoleResource(session) { Tags = _tags });
        }

        resources.Add(new TrailResource(session, sink, _foundation.Own)
        {
            Why = _foundation.Why,
            WithLogs = HasOwnLogGroup,
            AllRegions = spec.AllRegions,
            KmsKeyId = design.Key?.KeyArn,
            Tags = _tags,
            After = resources.ToList(),
        });
        return resources;
    }

    private KeyResource KeyFor(KeyPolicy key)
    {
        KeyNeeds needs = new(session);
        return new(
            session, key,
            [
                .. spec.TopicArn is null ? needs.OwnTopic(TopicResource.ArnOf(session, design.MonitorName)) : [],
                .. HasOwnTrail ? needs.OwnTrail() : [],
                .. HasOwnLogGroup ? needs.OwnLogGroup() : [],
            ],
            spec.GrantKeyAccess);
    }
}
