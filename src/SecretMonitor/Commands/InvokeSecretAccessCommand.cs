using System.Management.Automation;
using SecretMonitor.Aws.Access;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Commands;

/// <summary>
/// Reads a secret, marked as a probe in the user agent, to see whether the monitor notices. Its value is never shown unless
/// it is asked for.
/// </summary>
/// <remarks>
/// Single reads with GetSecretValue, Batch with BatchGetSecretValue, up to 20 secrets per call. Burst lists the secrets and
/// then reads at once, until there are the twenty reads that BulkRead counts. Console asks for what the console's page of a
/// secret does, with a browser's user agent; only the console can sign with a session of its own. Denied reads with
/// temporary credentials that are denied everything, of the same user or role, and is refused.
/// IAM actions: secretsmanager:GetSecretValue; for a batch also secretsmanager:BatchGetSecretValue; for a burst
/// secretsmanager:ListSecrets; for Denied, as a user, sts:GetFederationToken, or as a role sts:AssumeRole of itself and
/// iam:GetRole; with a customer's key kms:Decrypt.
/// </remarks>
/// <example>
/// <code>Get-SecretMonitor top-secret-info | Invoke-SecretAccess -Count 2</code>
/// <para>Reads the monitored secret twice.</para>
/// </example>
/// <example>
/// <code>Invoke-SecretAccess -SecretId a, b, c -As Batch</code>
/// <para>Reads three secrets with one BatchGetSecretValue.</para>
/// </example>
/// <example>
/// <code>Get-SecretMonitor top-secret-info | Invoke-SecretAccess -As Denied</code>
/// <para>Is refused, so that the detection Denied is seen to fire.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "SecretAccess", SupportsShouldProcess = true)]
[OutputType(typeof(SecretAccess))]
public sealed class InvokeSecretAccessCommand : AwsCommand
{
    /// <summary>The secrets: names, ARNs or partial ARNs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ARN", "SecretArn", "Name")]
    [ArgumentCompleter(typeof(SecretCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SecretId { get; set; } = [];

    /// <summary>As who to read: Single, Batch, Burst, Console, or Denied, which AWS refuses. Default: Single.</summary>
    [Parameter]
    public SecretAccessKind As { get; set; }

    /// <summary>How often each secret is read. Default: 1; with a burst, until there are 20 reads.</summary>
    [Parameter]
    [ValidateRange(1, 100000)]
    public int? Count { get; set; }

    /// <summary>The pause between two reads. Default: none.</summary>
    [Parameter]
    public TimeSpan Interval { get; set; }

    /// <summary>The same as -As Batch.</summary>
    [Parameter]
    public SwitchParameter Batch { get; set; }

    /// <summary>Returns the value as a SecureString.</summary>
    [Parameter]
    public SwitchParameter IncludeValue { get; set; }

    /// <summary>Returns the value as plain text.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => SecretId;

    /// <inheritdoc/>
    private protected override void Run(AwsSession session)
    {
        if (Interval < TimeSpan.Zero)
        {
            throw ErrorCatalog.InvalidParameterValue(nameof(Interval), Interval, "a time span that is not negative, such as 00:00:05");
        }

        if (Batch && MyInvocation.BoundParameters.ContainsKey(nameof(As)) && As != SecretAccessKind.Batch)
        {
            throw ErrorCatalog.InvalidParameterValue(nameof(As), As, "Batch where -Batch is given");
        }

        var secrets = SecretId.Where(id => ShouldProcess(Describe("secret", id, session), "Read")).ToList();
        if (secrets.Count == 0)
        {
            return;
        }

        SecretAccessRequest request = new()
        {
            SecretId = secrets,
            Count = Count,
            Interval = Interval,
            As = Batch ? SecretAccessKind.Batch : As,
            IncludeValue = AsPlainText ? SecretValueForm.PlainText : IncludeValue ? SecretValueForm.SecureString : SecretValueForm.None,
        };
        Await((pump, c) => new SecretAccessor(session, pump).InvokeAsync(request, pump.Output, c));
    }
}
