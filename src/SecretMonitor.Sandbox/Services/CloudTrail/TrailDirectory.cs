namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>
/// The account's trails of all regions. A name means a trail of the call's region; an ARN any trail. A multi-region
/// trail is seen in every region (there a shadow trail), but changed only in its home region.
/// </summary>
internal sealed class TrailDirectory
{
    private const int MostPerRegion = 5;

    private readonly List<Trail> _trails = [];

    public IReadOnlyList<Trail> All => _trails;

    public IEnumerable<Trail> VisibleIn(string region) => _trails.Where(t => t.IsVisibleIn(region));

    /// <summary>The ARN that a name or ARN in a request stands for.</summary>
    /// <exception cref="ServiceFault">InvalidTrailNameException, CloudTrailARNInvalidException.</exception>
    public static string ArnOf(Call call, string nameOrArn)
    {
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            TrailName.Demand(nameOrArn);
            return Trail.ArnOf(nameOrArn, call.Region, call.AccountId);
        }

        return Arn.TryParse(nameOrArn, out var arn) && arn.Service == "cloudtrail"
            && arn.Resource.StartsWith("trail/", StringComparison.Ordinal)
            ? nameOrArn
            : throw new ServiceFault("CloudTrailARNInvalidException", $"Invalid trail ARN: {nameOrArn}");
    }

    public Trail? Find(string arn) => _trails.Find(t => t.Arn == arn);

    /// <summary>The trail of a reading call.</summary>
    public Trail Get(Call call, string nameOrArn)
    {
        var arn = ArnOf(call, nameOrArn);
        call.Authorize(call.Operation.Name, arn);
        return Find(arn) ?? throw Unknown(call, nameOrArn);
    }

    /// <summary>The trail of a changing call, which must be made in its home region.</summary>
    public Trail GetAtHome(Call call, string nameOrArn)
    {
        var arn = ArnOf(call, nameOrArn);
        call.Authorize(call.Operation.Name, arn);
        var trail = Find(arn) ?? VisibleIn(call.Region).FirstOrDefault(t => t.Name == nameOrArn)
            ?? throw Unknown(call, nameOrArn);
        return trail.HomeRegion == call.Region
            ? trail
            : throw new ServiceFault(
                "InvalidHomeRegionException",
                $"The trail {trail.Arn} can only be changed in its home region {trail.HomeRegion}.");
    }

    /// <exception cref="ServiceFault">TrailAlreadyExistsException, MaximumNumberOfTrailsExceededException.</exception>
    public void DemandRoom(Call call, string name, bool isMultiRegion)
    {
        if (_trails.Exists(t => t.Name == name && (isMultiRegion || t.IsVisibleIn(call.Region))))
        {
            throw new ServiceFault(
                "TrailAlreadyExistsException", $"Trail {name} already exists for customer: {call.AccountId}");
        }

        var regions = isMultiRegion ? _trails.Select(t => t.HomeRegion).Append(call.Region) : [call.Region];
        if (regions.FirstOrDefault(r => VisibleIn(r).Count() >= MostPerRegion) is { } full)
        {
            throw new ServiceFault(
                "MaximumNumberOfTrailsExceededException",
                $"User: {call.AccountId} already has {MostPerRegion} trails in {full}.");
        }
    }

    public void Add(Trail trail) => _trails.Add(trail);

    public void Remove(Trail trail) => _trails.Remove(trail);

    private static ServiceFault Unknown(Call call, string nameOrArn) =>
        new("TrailNotFoundException", $"Unknown trail: {nameOrArn} for the user: {call.AccountId}");
}
