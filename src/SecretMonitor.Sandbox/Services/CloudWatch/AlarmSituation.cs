namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>An alarm's state with its story.</summary>
/// <param name="Value">One of <see cref="AlarmStates"/>.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="ReasonData">Why, as JSON text; null at the beginning.</param>
/// <param name="Since">When it came to this.</param>
internal sealed record AlarmSituation(string Value, string Reason, string? ReasonData, DateTimeOffset Since);
