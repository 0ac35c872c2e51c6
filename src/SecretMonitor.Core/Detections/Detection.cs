namespace SecretMonitor.Detections;

/// <summary>A kind of event that is worth an alert.</summary>
public sealed class Detection
{
    private readonly Func<DetectionScope, RecordCondition> _condition;
    private readonly AlertWording _wording;

    internal Detection(
        string name,
        string summary,
        DetectionDefault defaultOn,
        Func<DetectionScope, RecordCondition> condition,
        AlertWording wording)
    {
        Name = name;
        Summary = summary;
        DefaultOn = defaultOn;
        _condition = condition;
        _wording = wording;
    }

    /// <summary>The name, as a person gives it.</summary>
    public string Name { get; }

    /// <summary>What raises it, in one sentence.</summary>
    public string Summary { get; }

    /// <summary>When a monitor has it without being told.</summary>
    public DetectionDefault DefaultOn { get; }

    /// <summary>How many records it takes; null where each that matches is worth an alert.</summary>
    public Burst? Burst { get; internal init; }

    /// <summary>The same for patterns that are taken back; null where there is nothing to take back.</summary>
    internal Func<DetectionScope, Difference>? Difference { get; init; }

    /// <summary>The same in parts that are small enough; null where it has parts of its own.</summary>
    internal Func<DetectionScope, Func<RecordCondition, bool>, RecordCondition>? Parts { get; init; }

    /// <summary>The detection for certain secrets.</summary>
    /// <exception cref="ArgumentException">The scope lacks something that the detection needs.</exception>
    public ScopedDetection For(DetectionScope scope) =>
        new(Name, _condition(scope), scope, AlertMessage.For(_wording, scope))
        {
            Burst = Burst,
            Difference = Difference?.Invoke(scope),
            Parts = Parts is null ? null : fits => Parts(scope, fits),
        };

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
