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

    /// <summary>No session can be had with which AWS would refuse a read.</summary>
    public static SecretMonitorException DenialNotPossible(string caller, Exception inner) =>
        new(nameof(DenialNotPossible), ErrorKind.PermissionDenied,
            $"{caller} cannot get temporary credentials that are denied everything: {inner.Message}", inner)
        {
            Target = caller,
            RecommendedAction = "Let a user call sts:GetFederationToken, or a role assume itself (sts:AssumeRole, and its trust "
                + "policy); or read with credentials of somebody who may not.",
        };

    /// <summary>AWS's own test of a pattern says something else than we do.</summary>
    public static SecretMonitorException PatternDisagreement(string name, string pattern, string sample, bool expected) =>
        new(nameof(PatternDisagreement), ErrorKind.InvalidOperation,
            $"The pattern of {name} was tried before it was switched on, and AWS says that it "
                + $"{(expected ? "does not match" : "matches")} a record that it {(expected ? "must" : "must not")} match. "
                + $"No filter or rule was changed. The pattern: {pattern} The record: {sample}",
            null)
        {
            Target = name,
            RecommendedAction = "Report the pattern and the record; they contain no secret. Until then, -Route chooses the "
                + "other route.",
        };
}
