namespace SecretMonitor.Errors;

/// <content>What stands against a detection.</content>
public static partial class ErrorCatalog
{
    /// <summary>None of the monitor's routes can say what the detection demands.</summary>
    public static SecretMonitorException DetectionNotExpressible(string detection, string reason) =>
        new(nameof(DetectionNotExpressible), ErrorKind.LimitsExceeded,
            $"No route of the monitor can express the detection {detection}. {reason}", null)
        {
            Target = detection,
            RecommendedAction = "Use both routes, watch fewer secrets with a monitor, or shorten -AllowedPrincipal: an "
                + "account id or an ARN with * stands for many.",
        };

    /// <summary>AWS's own test of a pattern says something else than ours.</summary>
    public static SecretMonitorException PatternDisagreement(string name, string pattern, string sample, string expected) =>
        new(nameof(PatternDisagreement), ErrorKind.InvalidOperation,
            $"AWS tested the pattern of {name} before it was switched on, and {sample} {expected}; nothing that uses "
                + "the monitor's patterns was changed.", null)
        {
            Target = name,
            RecommendedAction = $"Please report this with the pattern: {pattern}",
        };
}
