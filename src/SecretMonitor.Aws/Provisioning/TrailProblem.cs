namespace SecretMonitor.Aws.Provisioning;

/// <summary>Why a trail cannot carry a monitor.</summary>
/// <param name="Text">In words, as the end of a sentence about the trail.</param>
/// <param name="IsUnreadable">Whether it may be able to, but its state may not be read.</param>
/// <param name="Records">Whether it records management events here none the less, which a second trail records again.</param>
internal sealed record TrailProblem(string Text, bool IsUnreadable = false, bool Records = false);
