namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>A period as an alarm sees it.</summary>
/// <param name="Time">Where the period begins.</param>
/// <param name="Value">The statistic; null where data is missing.</param>
/// <param name="SampleCount">How many samples it stands for.</param>
internal readonly record struct AlarmPoint(DateTimeOffset Time, double? Value, double SampleCount);
