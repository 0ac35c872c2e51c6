namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The states of an alarm.</summary>
internal static class AlarmStates
{
    public const string Ok = "OK";
    public const string Alarm = "ALARM";
    public const string InsufficientData = "INSUFFICIENT_DATA";
}
