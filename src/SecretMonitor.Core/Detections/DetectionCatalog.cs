using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>Every detection, written once.</summary>
public static class DetectionCatalog
{
    private const string ReadAdvice =
        "If nobody should have read it: withdraw the caller's credentials and rotate the secret.";

    /// <summary>Any successful read.</summary>
    public static Detection Access { get; } = new(
        "Access",
        "Any successful read of the secret, single or batch.",
        DetectionDefault.WithoutAllowList,
        DetectionConditions.SuccessfulRead,
        new("{0} was read.", "Read by", ReadAdvice) { Outcome = AccessOutcome.Success });

    /// <summary>A successful read by anyone who is not expected.</summary>
    public static Detection UnexpectedPrincipal { get; } = new(
        "UnexpectedPrincipal",
        "A successful read of the secret by anyone outside the list of allowed principals.",
        DetectionDefault.WithAllowList,
        DetectionConditions.UnexpectedRead,
        new("{0} was read by somebody who is not an allowed principal.", "Read by", ReadAdvice)
        {
            Outcome = AccessOutcome.Success,
        })
    {
        Difference = DetectionConditions.UnexpectedOfAll,
        Parts = (scope, fits) =>
            new AllowListParts(DetectionConditions.SuccessfulRead(scope), scope.AllowedPrincipals, fits).Divide(),
    };

    /// <summary>A refused read.</summary>
    /// <remarks>
    /// A batch whose secrets are refused one by one leaves a record of each, and raises it. A batch that is refused as
    /// a whole raises it where it listed the secret, or did not list any: it may have been about each of them.
    /// </remarks>
    public static Detection Denied { get; } = new(
        "Denied",
        "A read of the secret that was refused.",
        DetectionDefault.Always,
        DetectionConditions.RefusedRead,
        new("Somebody tried to read {0} and was refused.", "Tried by",
            "If the caller should read it, grant what the reason names. If not, find out who uses these credentials.")
        {
            Outcome = AccessOutcome.Denied,
        });

    /// <summary>A read of a secret that is scheduled for deletion.</summary>
    public static Detection PendingDeletion { get; } = new(
        "PendingDeletion",
        "A read of the secret while it is scheduled for deletion.",
        DetectionDefault.Always,
        DetectionConditions.ReadWhilePendingDeletion,
        new("Somebody tried to read {0}, which is scheduled for deletion.", "Tried by",
            "If it is still needed, restore it before its recovery window ends. If not, find out who asks for it.")
        {
            Outcome = AccessOutcome.Failed,
        });

    /// <summary>A change of the secret itself.</summary>
    public static Detection SecretTampering { get; } = new(
        "SecretTampering",
        "The secret's policy, value, rotation, replication or deletion was changed.",
        DetectionDefault.Never,
        DetectionConditions.SecretChange,
        new("{0} was changed.", "Changed by",
            "If nobody should have changed it: withdraw the caller's credentials and check the policy and versions.")
        {
            Outcome = AccessOutcome.Success,
        });

    /// <summary>An attack on the monitor itself.</summary>
    public static Detection MonitorTampering { get; } = new(
        "MonitorTampering",
        "A part of the monitor was stopped, changed or removed, or somebody tried to.",
        DetectionDefault.Never,
        TamperingConditions.MonitorChange,
        new("The monitor of {0} was tampered with.", "Done by",
            "If this was not planned: withdraw the caller's credentials and run New-SecretMonitor again to repair it.")
        {
            ShowsRequest = true,
        });

    /// <summary>Many secrets read by one principal in a short time.</summary>
    /// <remarks>It is about all secrets of the account and region: whoever takes them all takes the watched one too.</remarks>
    public static Detection BulkRead { get; } = new(
        "BulkRead",
        "One principal read 20 or more secrets, of all those of the account, within six minutes.",
        DetectionDefault.Never,
        DetectionConditions.AnyRead,
        new("Many secrets were read, perhaps {0} among them.", "Read by", ReadAdvice)
        {
            Outcome = AccessOutcome.Success,
        })
    {
        Burst = new(Secrets: 20, TimeSpan.FromMinutes(6)),
    };

    /// <summary>A read by the root user.</summary>
    public static Detection RootRead { get; } = new(
        "RootRead",
        "A successful read of the secret by the root user.",
        DetectionDefault.Never,
        DetectionConditions.RootRead,
        new("{0} was read by the root user.", "Read by",
            "Daily work needs no root user. If this was not planned: secure the root user and rotate the secret.")
        {
            Outcome = AccessOutcome.Success,
        });

    /// <summary>All detections, in the order in which they are shown.</summary>
    public static IReadOnlyList<Detection> All { get; } =
        [Access, UnexpectedPrincipal, Denied, PendingDeletion, SecretTampering, MonitorTampering, BulkRead, RootRead];

    /// <summary>The detections of a monitor whose detections nobody named.</summary>
    public static IReadOnlyList<Detection> Defaults(bool hasAllowList)
    {
        DetectionDefault either = hasAllowList ? DetectionDefault.WithAllowList : DetectionDefault.WithoutAllowList;
        return [.. All.Where(d => d.DefaultOn == DetectionDefault.Always || d.DefaultOn == either)];
    }

    /// <summary>The detection of this name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public static Detection Find(string name) =>
        All.FirstOrDefault(detection => detection.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no detection '{name}'. The detections are: {string.Join(", ", All.Select(d => d.Name))}.");
}
