using System.Management.Automation;
using SecretMonitor.Errors;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Commands;

/// <summary>Lists the mails that a sandbox's SNS sent, oldest first.</summary>
/// <remarks>IAM actions: none. The local AWS needs no account.</remarks>
/// <example>
/// <code>Get-SecretMonitorSandboxMail | Confirm-SecretMonitorSubscription</code>
/// <para>Does what a recipient does who clicks the link of the confirmation mail.</para>
/// </example>
/// <example>
/// <code>Get-SecretMonitorSandboxMail -To ops@example.com -Subject 'ALARM:*' | Format-List</code>
/// <para>Shows the mails of alarms in full.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SecretMonitorSandboxMail")]
[OutputType(typeof(SandboxMail))]
public sealed class GetSecretMonitorSandboxMailCommand : SandboxCommand
{
    /// <summary>Only mails to these addresses; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[] To { get; set; } = ["*"];

    /// <summary>Only mails with such a subject; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    public string Subject { get; set; } = "*";

    /// <inheritdoc/>
    protected override void Run()
    {
        var addresses = To.Select(t => Pattern(nameof(To), t)).ToList();
        var subject = Pattern(nameof(Subject), Subject);
        WriteObject(
            Server.Mail.Where(m => addresses.Exists(a => a.IsMatch(m.To)) && subject.IsMatch(m.Subject)),
            enumerateCollection: true);
    }

    private static WildcardPattern Pattern(string parameter, string text)
    {
        try
        {
            WildcardPattern pattern = new(text, WildcardOptions.IgnoreCase);
            _ = pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException e)
        {
            throw ErrorCatalog.InvalidParameterValue(parameter, text, "text in which [ begins a set of characters that ] ends", e);
        }
    }
}
