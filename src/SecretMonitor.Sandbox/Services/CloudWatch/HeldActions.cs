namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The actions of a composite alarm that something holds back.</summary>
/// <param name="message">What they will tell.</param>
/// <param name="by">What holds them: one of the constants.</param>
internal sealed class HeldActions(AlarmMessage message, string by)
{
    /// <summary>The suppressor is in ALARM.</summary>
    public const string Alarm = "Alarm";

    /// <summary>The suppressor may still go into ALARM.</summary>
    public const string WaitPeriod = "WaitPeriod";

    /// <summary>The suppressor has just left ALARM.</summary>
    public const string ExtensionPeriod = "ExtensionPeriod";

    public AlarmMessage Message { get; } = message;

    public string By { get; } = by;

    public string Reason => $"Actions suppressed by {By}";
}
