namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>
/// How CloudWatch judges points: M out of N, missing data, and no alarm before its time ("Configuring how CloudWatch
/// alarms treat missing data").
/// </summary>
internal static class AlarmEvaluation
{
    /// <summary>
    /// How many periods beyond N are looked at. AWS publishes no rule; its documented examples have N = 3 and five
    /// points.
    /// </summary>
    private const int Extra = 2;

    /// <summary>How many periods an evaluation looks at.</summary>
    public static int RangeOf(int evaluationPeriods) => evaluationPeriods + Extra;

    /// <param name="range">The periods of the evaluation range, newest first.</param>
    /// <param name="evaluationPeriods">N.</param>
    /// <param name="datapointsToAlarm">M.</param>
    /// <param name="breaches">Whether a value is beyond the threshold.</param>
    /// <param name="treatMissingData"><c>missing</c>, <c>ignore</c>, <c>breaching</c> or <c>notBreaching</c>.</param>
    public static AlarmVerdict Judge(
        IReadOnlyList<AlarmPoint> range,
        int evaluationPeriods,
        int datapointsToAlarm,
        Func<double, bool> breaches,
        string treatMissingData)
    {
        var real = range.Where(p => p.Value is not null).Take(evaluationPeriods).ToList();
        var breaching = real.Count(p => breaches(p.Value!.Value));
        var missing = range.Where(p => p.Value is null).Take(evaluationPeriods - real.Count);
        AlarmVerdict Say(string? state) => new(state, [.. real.Concat(missing).OrderByDescending(p => p.Time)]);

        if (breaching >= datapointsToAlarm)
        {
            return Say(AlarmStates.Alarm);
        }

        if (real.Count == evaluationPeriods)
        {
            return Say(AlarmStates.Ok);
        }

        var filled = evaluationPeriods - real.Count;
        return treatMissingData switch
        {
            "breaching" when breaching + filled >= datapointsToAlarm => Say(AlarmStates.Alarm),
            "breaching" or "notBreaching" => Say(AlarmStates.Ok),
            _ when breaching < real.Count => Say(AlarmStates.Ok),
            "ignore" => Say(null),
            _ when real.Count == 0 => Say(AlarmStates.InsufficientData),
            _ => Say(IsRipe(range, evaluationPeriods, datapointsToAlarm) ? AlarmStates.Alarm : null),
        };
    }

    /// <summary>
    /// Of points that all breach but are too few: whether the oldest within N is at least M periods old, so that the
    /// alarm isn't raised over one late neighbour.
    /// </summary>
    private static bool IsRipe(IReadOnlyList<AlarmPoint> range, int evaluationPeriods, int datapointsToAlarm) =>
        range.Take(evaluationPeriods).Skip(datapointsToAlarm - 1).Any(p => p.Value is not null);
}
