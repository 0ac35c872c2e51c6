using Amazon.CloudTrail.Model;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>What a monitor stands on: our own trail, or one that was there.</summary>
/// <param name="Adopted">The trail that was there; null: our own.</param>
/// <param name="Own">Our own trail as it is; null where there is none yet, or none is needed.</param>
/// <param name="LogGroupName">The log group for metric filters; null when none is needed.</param>
internal sealed record Foundation(Trail? Adopted, Trail? Own, string? LogGroupName)
{
    /// <summary>Why this trail, where there was a choice.</summary>
    public string Why { get; init; } = "";

    /// <summary>What the person should know, of the costs in the first place.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
