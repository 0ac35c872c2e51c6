using System.Management.Automation;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Commands;

/// <summary>A command that says how monitors shall be: plans, asks, applies.</summary>
public abstract class MonitorSettingsCommand : AwsCommand
{
    /// <summary>
    /// Where alerts go: e-mail addresses, http or https URLs, ARNs of SQS queues or Lambda functions, phone numbers.
    /// </summary>
    [Parameter]
    [Alias("Email")]
    [AllowEmptyCollection]
    public string[]? Notify { get; set; }

    /// <summary>The routes. Default for a new monitor: both.</summary>
    [Parameter]
    public MonitorRoute[]? Route { get; set; }

    /// <summary>What counts as worth an alert. Default for a new monitor: Access, Denied and PendingDeletion.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DetectionCompleter))]
    public string[]? Detection { get; set; }

    /// <summary>Principals whose reads are expected: ARNs of users or roles, or account ids; * is allowed.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? AllowedPrincipal { get; set; }

    /// <summary>How many events in a period raise the alarm. Default for a new monitor: 1.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Threshold { get; set; }

    /// <summary>The alarm's period in seconds, a multiple of 60. Default for a new monitor: 60.</summary>
    [Parameter]
    [ValidateRange(60, 86400)]
    public int? Period { get; set; }

    /// <summary>How many periods the alarm looks at. Default for a new monitor: 5.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int? EvaluationPeriods { get; set; }

    /// <summary>In how many of these periods the threshold must be reached. Default for a new monitor: 1.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int? DatapointsToAlarm { get; set; }

    /// <summary>What all of these parameters ask for.</summary>
    private protected MonitorSpec Settings => new()
    {
        Recipient = Notify is null ? null : RecipientsOf(nameof(Notify), Notify),
        Route = Route,
        Detection = Detection,
        AllowedPrincipal = AllowedPrincipal,
        Threshold = Threshold,
        Period = Period,
        EvaluationPeriods = EvaluationPeriods,
        DatapointsToAlarm = DatapointsToAlarm,
    };

    /// <summary>Reads recipients off their form.</summary>
    internal static IReadOnlyList<Recipient> RecipientsOf(string parameter, IEnumerable<string>? texts) =>
    [
        .. (texts ?? []).Select(text => Recipient.TryParse(text, out var recipient)
            ? recipient!
            : throw ErrorCatalog.InvalidParameterValue(parameter, text, Recipient.Legal)),
    ];

    /// <summary>Asks for each change of a plan, and makes those that are approved.</summary>
    /// <returns>The monitor as it then is; null after WhatIf, and when everything was declined.</returns>
    private protected Monitor? Apply(MonitorPlan plan, AwsSession session)
    {
        var approved = Confirm(plan.Changes, session);
        return IsWhatIf || (approved.Count == 0 && plan.Changes.Any(c => c.Writes))
            ? null
            : Await((pump, c) => new MonitorProvisioner(session, pump).ApplyAsync(plan, approved.Contains, c));
    }
}
