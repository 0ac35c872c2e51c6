using System.Management.Automation;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Aws.Subscriptions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Commands;

/// <summary>
/// Confirms a subscription by the token, or the link, of its confirmation message, so that nobody can end it without
/// signing in: mail scanners follow unsubscribe links.
/// </summary>
/// <remarks>
/// IAM actions: sns:ConfirmSubscription, GetSubscriptionAttributes.
/// </remarks>
/// <example>
/// <code>Get-SecretMonitorSandboxMail | Confirm-SecretMonitorSubscription</code>
/// <para>Confirms every subscription that a mail of the sandbox asks to confirm.</para>
/// </example>
/// <example>
/// <code>Confirm-SecretMonitorSubscription -Link 'https://sns.eu-west-1.amazonaws.com/confirmation.html?TopicArn=...&amp;Token=...'</code>
/// <para>Confirms by the link of the mail, instead of clicking it.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Confirm, "SecretMonitorSubscription", SupportsShouldProcess = true, DefaultParameterSetName = ByToken)]
[OutputType(typeof(MonitorSubscription))]
public sealed class ConfirmSecretMonitorSubscriptionCommand : AwsCommand
{
    private const string ByToken = "Token";
    private const string ByLink = "Link";

    /// <summary>The topic.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByToken, ValueFromPipelineByPropertyName = true)]
    public string TopicArn { get; set; } = "";

    /// <summary>The token of the confirmation message. Without one, the object is passed over: it is another mail.</summary>
    [Parameter(ParameterSetName = ByToken, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Token { get; set; }

    /// <summary>The link of the confirmation message.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLink, Position = 0)]
    [Alias("SubscribeURL")]
    public Uri? Link { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => ParameterSetName == ByLink ? Link : TopicArn;

    /// <inheritdoc/>
    private protected override void Run(AwsSession session)
    {
        if (ParameterSetName == ByToken && string.IsNullOrEmpty(Token))
        {
            WriteVerbose("Passed over: no confirmation message.");
        }
        else if (ShouldProcess(Describe("subscription", Link?.OriginalString ?? TopicArn, session), "Confirm"))
        {
            WriteObject(Await((pump, c) => ConfirmAsync(new(session, pump), c)));
        }
    }

    private Task<MonitorSubscription> ConfirmAsync(SubscriptionConfirmer confirmer, CancellationToken cancellation) =>
        Link is null ? confirmer.ConfirmAsync(TopicArn, Token!, cancellation) : confirmer.ConfirmAsync(Link, cancellation);
}
