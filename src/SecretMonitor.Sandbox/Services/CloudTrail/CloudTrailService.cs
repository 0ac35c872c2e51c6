using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>CloudTrail: trails, event history, and where every record of every call goes.</summary>
internal sealed class CloudTrailService : SandboxService, ITrailRecorder, ITagged
{
    private const int MostTagged = 20;

    private readonly TrailDirectory _trails = new();
    private readonly TrailDestinations _destinations;
    private readonly TrailDelivery _delivery;
    private readonly TrailDigests _digests;
    private readonly Regional<EventHistory> _history;

    /// <summary>The trail that the present call stopped or deleted: it still logs this call.</summary>
    private Trail? _leaving;

    public CloudTrailService(World world)
        : base(world, "cloudtrail")
    {
        _destinations = new(world);
        _digests = new(world);
        _delivery = new(world, _destinations, _digests);
        _history = new(_ => new(world));
        On("CreateTrail", CreateTrail);
        On("UpdateTrail", UpdateTrail);
        On("DeleteTrail", DeleteTrail);
        On("DescribeTrails", DescribeTrails);
        On("ListTrails", ListTrails);
        On("GetTrail", call => new() { ["Trail"] = DescribeFully(_trails.Get(call, call.Input.Required("Name"))) });
        On("GetTrailStatus", call => _trails.Get(call, call.Input.Required("Name")).Status.Describe());
        On("StartLogging", StartLogging);
        On("StopLogging", StopLogging);
        On("PutEventSelectors", PutEventSelectors);
        On("GetEventSelectors", GetEventSelectors);
        On("AddTags", AddTags);
        On("RemoveTags", RemoveTags);
        On("ListTags", ListTags);
        On("LookupEvents", LookupEvents);
        On("ListPublicKeys", ListPublicKeys);
    }

    public override IReadOnlyList<FaultKind> DeliveryFaults => [FaultKind.Twice, FaultKind.Slow];

    public void Record(TrailRecord record)
    {
        if (record.IsManagementEvent)
        {
            _history[record.Region].Add(record);
        }

        var logging = _trails.All.Where(t => t.Status.IsLogging).Append(_leaving).OfType<Trail>();
        Deliver(record, [.. logging.Where(t => t.Selects(record))]);
        _leaving = null;
    }

    /// <summary>Hands a record on; as a fault wants it, twice, or later than others.</summary>
    private void Deliver(TrailRecord record, IReadOnlyList<Trail> trails)
    {
        var fault = trails.Count == 0 ? null : World.Faults.NextDelivery(this, World.Random);
        if (fault?.Kind == FaultKind.Slow)
        {
            World.Clock.Schedule(fault.Delay, () => _delivery.Take(record, trails));
            return;
        }

        _delivery.Take(record, trails);
        if (fault?.Kind == FaultKind.Twice)
        {
            _delivery.Take(record, trails);
        }
    }

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _trails.All.Where(t => t.HomeRegion == region).Select(t => (t.Arn, (IDictionary<string, string>)t.Tags));

    private Structure CreateTrail(Call call)
    {
        var name = call.Input.Required("Name");
        TrailName.Demand(name);
        call.Authorize("CreateTrail", Trail.ArnOf(name, call.Region, call.AccountId));
        var settings = new TrailSettings { Bucket = call.Input.Required("S3BucketName") }.With(call.Input);
        DemandNoOrganization(call);
        _trails.DemandRoom(call, name, settings.IsMultiRegion);
        Trail trail = new(name, call.Region, call.AccountId, settings);
        TrailTags.Set(trail.Tags, call.Input.Parts("TagsList"));
        _destinations.Prepare(call, trail, before: null);
        _trails.Add(trail);
        return Describe(trail);
    }

    private Structure UpdateTrail(Call call)
    {
        var trail = _trails.GetAtHome(call, call.Input.Required("Name"));
        DemandNoOrganization(call);
        var before = trail.Settings;
        trail.Settings = before.With(call.Input);
        try
        {
            if (trail.Settings.IsMultiRegion && !before.IsMultiRegion
                && _trails.All.Any(t => t != trail && t.Name == trail.Name))
            {
                throw new ServiceFault(
                    "TrailAlreadyExistsException", $"Trail {trail.Name} already exists for customer: {call.AccountId}");
            }

            _destinations.Prepare(call, trail, before);
        }
        catch (ServiceFault)
        {
            trail.Settings = before;
            throw;
        }

        return Describe(trail);
    }

    private Structure? DeleteTrail(Call call)
    {
        var trail = _trails.GetAtHome(call, call.Input.Required("Name"));
        _trails.Remove(trail);
        Leave(trail);
        return null;
    }

    private Structure DescribeTrails(Call call)
    {
        call.Authorize("DescribeTrails", "*");
        var names = call.Input.Texts("trailNameList");
        var trails = names.Count == 0
            ? _trails.VisibleIn(call.Region)
            : names.Select(n => _trails.Find(TrailDirectory.ArnOf(call, n))).OfType<Trail>().Distinct();
        var withShadows = call.Input.Flag("includeShadowTrails") ?? true;
        return new()
        {
            ["trailList"] = trails
                .Where(t => withShadows || t.HomeRegion == call.Region).Select(DescribeFully).ToList(),
        };
    }

    private Structure ListTrails(Call call)
    {
        call.Authorize("ListTrails", "*");
        return new()
        {
            ["Trails"] = _trails.All.Select(t => new Structure
            {
                ["TrailARN"] = t.Arn,
                ["Name"] = t.Name,
                ["HomeRegion"] = t.HomeRegion,
            }).ToList(),
        };
    }

    private Structure? StartLogging(Call call)
    {
        var trail = _trails.GetAtHome(call, call.Input.Required("Name"));
        trail.Status.Start(call.Now);
        _digests.Begin(trail, trail.HomeRegion);
        return null;
    }

    private Structure? StopLogging(Call call)
    {
        Leave(_trails.GetAtHome(call, call.Input.Required("Name")));
        return null;
    }

    private void Leave(Trail trail)
    {
        _leaving = trail.Status.IsLogging ? trail : null;
        trail.Status.Stop(World.Clock.Now);
    }

    private Structure PutEventSelectors(Call call)
    {
        var trail = _trails.GetAtHome(call, call.Input.Required("TrailName"));
        trail.Selectors = TrailSelectors.Read(call.Input);
        return trail.Selectors.Describe(trail.Arn);
    }

    private Structure GetEventSelectors(Call call)
    {
        var trail = _trails.Get(call, call.Input.Required("TrailName"));
        return trail.Selectors.Describe(trail.Arn);
    }

    private Structure? AddTags(Call call)
    {
        TrailTags.Set(Tagged(call, call.Input.Required("ResourceId")).Tags, call.Input.Parts("TagsList"));
        return null;
    }

    private Structure? RemoveTags(Call call)
    {
        var trail = Tagged(call, call.Input.Required("ResourceId"));
        foreach (var tag in call.Input.Parts("TagsList"))
        {
            trail.Tags.Remove(tag.Required("Key"));
        }

        return null;
    }

    private Structure ListTags(Call call)
    {
        var ids = call.Input.Texts("ResourceIdList");
        return ids.Count switch
        {
            0 => throw new ServiceFault("CloudTrailARNInvalidException", "A resource ARN must be specified."),
            > MostTagged => throw new ServiceFault(
                ValidationCode, $"No more than {MostTagged} resource ARNs can be specified."),
            _ => new() { ["ResourceTagList"] = ids.Select(id => TrailTags.Describe(id, Tagged(call, id).Tags)).ToList() },
        };
    }

    private Trail Tagged(Call call, string resourceId)
    {
        if (!resourceId.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw new ServiceFault("CloudTrailARNInvalidException", $"Invalid trail ARN: {resourceId}");
        }

        var arn = TrailDirectory.ArnOf(call, resourceId);
        call.Authorize(call.Operation.Name, arn);
        return _trails.Find(arn)
            ?? throw new ServiceFault("ResourceNotFoundException", $"Resource {resourceId} can not be found.");
    }

    private Structure LookupEvents(Call call)
    {
        call.Authorize("LookupEvents", "*");
        return call.Input.Text("EventCategory") switch
        {
            null => _history[call.Region].Lookup(call.Input),
            "insight" => new() { ["Events"] = new List<Structure>() },
            _ => throw new ServiceFault("InvalidEventCategoryException", "The event category is not valid."),
        };
    }

    private Structure ListPublicKeys(Call call)
    {
        call.Authorize("ListPublicKeys", "*");
        return call.Input.Time("StartTime") > call.Input.Time("EndTime")
            ? throw new ServiceFault("InvalidTimeRangeException", "The start time is after the end time.")
            : new() { ["PublicKeyList"] = new List<Structure> { _digests.Key.Describe() } };
    }

    private static void DemandNoOrganization(Call call)
    {
        if (call.Input.Flag("IsOrganizationTrail") ?? false)
        {
            throw new ServiceFault(
                "OrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
    }

    private static Structure Describe(Trail trail) => new()
    {
        ["Name"] = trail.Name,
        ["S3BucketName"] = trail.Settings.Bucket,
        ["S3KeyPrefix"] = trail.Settings.KeyPrefix,
        ["SnsTopicName"] = trail.Settings.TopicName,
        ["SnsTopicARN"] = trail.TopicArn,
        ["IncludeGlobalServiceEvents"] = trail.Settings.IncludesGlobalServices,
        ["IsMultiRegionTrail"] = trail.Settings.IsMultiRegion,
        ["TrailARN"] = trail.Arn,
        ["LogFileValidationEnabled"] = trail.Settings.ValidatesFiles,
        ["CloudWatchLogsLogGroupArn"] = trail.Settings.LogGroupArn,
        ["CloudWatchLogsRoleArn"] = trail.Settings.LogRoleArn,
        ["KmsKeyId"] = trail.Settings.KmsKeyId,
        ["IsOrganizationTrail"] = false,
    };

    private static Structure DescribeFully(Trail trail)
    {
        var description = Describe(trail);
        description["HomeRegion"] = trail.HomeRegion;
        description["HasCustomEventSelectors"] = trail.Selectors.AreCustom;
        description["HasInsightSelectors"] = false;
        return description;
    }
}
