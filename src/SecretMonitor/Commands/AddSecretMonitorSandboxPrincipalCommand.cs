using System.Management.Automation;
using SecretMonitor.Errors;
using SecretMonitor.Parameters;
using SecretMonitor.Policies;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Commands;

/// <summary>Adds a user to a sandbox, with a key and a policy of its own: to play an application, or the intruder.</summary>
/// <remarks>IAM actions: none. The local AWS needs no account.</remarks>
/// <example>
/// <code>$eve = Add-SecretMonitorSandboxPrincipal -UserName eve
/// Invoke-SecretAccess -SecretId top-secret-info -Credential $eve</code>
/// <para>A user without a policy is refused everything, and every refusal is recorded.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "SecretMonitorSandboxPrincipal", SupportsShouldProcess = true)]
[OutputType(typeof(SandboxPrincipal))]
public sealed class AddSecretMonitorSandboxPrincipalCommand : SandboxCommand
{
    /// <summary>The user's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidatePattern("^[\\w+=,.@-]{1,64}$")]
    public string UserName { get; set; } = "";

    /// <summary>The identity policy, as JSON. Default: none, so the user is refused everything.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Policy { get; set; }

    /// <summary>The user's account, twelve digits: a stranger in another one needs leave from a policy of what it uses.
    /// Default: the account of the sandbox.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? AccountId { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => UserName;

    /// <inheritdoc/>
    protected override void Run()
    {
        var server = Server;
        Validate();
        if (!ShouldProcess($"user '{UserName}' in the sandbox at {server.EndpointUrl}", "Add"))
        {
            return;
        }

        var user = server.AddPrincipal(UserName, Policy, AccountId);
        WriteObject(new SandboxPrincipal
        {
            UserName = UserName,
            Arn = user.Arn,
            AccessKeyId = user.AccessKeyId,
            SecretAccessKey = SecureText.Hide(user.SecretAccessKey),
            Policy = Policy,
            SandboxUrl = server.EndpointUrl,
        });
    }

    private void Validate()
    {
        try
        {
            _ = Policy is null ? null : PolicyDocument.Parse(Policy);
        }
        catch (PolicyException e)
        {
            throw ErrorCatalog.InvalidParameterValue(nameof(Policy), Policy, $"an IAM policy as JSON ({e.Message})", e);
        }
    }
}
