using System.Management.Automation;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Monitors;
using SecretMonitor.Parameters;
using SecretMonitor.Sessions;

namespace SecretMonitor.Commands;

/// <summary>
/// A command that talks to AWS: the common parameters, with the names, aliases, meaning and precedence of AWS Tools for
/// PowerShell, and a session per account, region and endpoint that the pipeline names.
/// </summary>
public abstract class AwsCommand : CancellableCommand
{
    private Sessions? _sessions;

    /// <summary>The AWS region. Wins over the shell's default, the profile and the environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The credential profile. A profile that does not exist is an error.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The file of credential profiles, in ini format.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>The access key. With it, SecretKey is needed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret key, as text or as a SecureString.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    [SecretTextTransformation]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary keys.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>
    /// Credentials: an AWSCredentials object of AWS Tools for PowerShell, a PSCredential whose user name is the access key,
    /// or a principal of the sandbox.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Credential { get; set; }

    /// <summary>
    /// The service URL, for every service. Default: the sandbox that runs in this session, otherwise AWS. Objects of this
    /// module carry it as SandboxUrl, so what was made in a sandbox stays there.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxUrl")]
    public string? EndpointUrl { get; set; }

    /// <summary>Does one input object's work in its session.</summary>
    private protected abstract void Run(AwsSession session);

    /// <inheritdoc/>
    protected sealed override void Run()
    {
        if (NeedsSession)
        {
            Run(OpenSession());
        }
        else
        {
            RunOffline();
        }
    }

    /// <summary>Whether the input needs AWS; otherwise <see cref="RunOffline"/> does its work.</summary>
    private protected virtual bool NeedsSession => true;

    /// <summary>Does one input object's work without AWS.</summary>
    private protected virtual void RunOffline()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _sessions?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The session of the common parameters as they are bound now.</summary>
    /// <param name="region">Another region than the bound one; null: that one.</param>
    private protected AwsSession OpenSession(string? region = null)
    {
        var options = SessionParameters.Read(this);
        options = region is null ? options : options with { Region = region };
        _sessions ??= new();
        return _sessions.Find(options, Credential)
            ?? _sessions.Add(options, Credential, Await((pump, c) => AwsSession.OpenAsync(options, pump, c)));
    }

    /// <summary>Whether a switch of the command stands for the person's consent.</summary>
    private protected virtual bool ConfirmsByForce => false;

    /// <summary>Whether nothing shall be changed.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf)
        ? LanguagePrimitives.IsTrue(whatIf)
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>
    /// Asks per change that writes; WhatIf beats Force beats Confirm. WhatIf shows the whole plan, what stays included,
    /// and what it costs.
    /// </summary>
    /// <returns>The changes that may be applied.</returns>
    private protected HashSet<MonitorChange> Confirm(IReadOnlyCollection<MonitorChange> changes, AwsSession session)
    {
        HashSet<MonitorChange> approved =
        [
            .. changes.Where(c => IsWhatIf ? IsApproved(c, session) : c.Writes && (ConfirmsByForce || IsApproved(c, session))),
        ];
        if (IsWhatIf)
        {
            ShouldProcess($"In all: {PlanSummary.Of(changes)}.", verboseWarning: null, caption: null);
        }

        return approved;
    }

    // As PowerShell words it for a target and an action, with the reason behind it.
    private bool IsApproved(MonitorChange change, AwsSession session)
    {
        var target = Describe(change.Kind, change.Name, session);
        var cost = change.MonthlyCost > 0 ? $"; up to {MonthlyCost.Format(change.MonthlyCost)} a month" : "";
        var operation = $"Performing the operation \"{change.Action}\" on target \"{target}\": {change.Reason}{cost}.";
        return ShouldProcess(operation, operation, "Confirm");
    }

    /// <summary>A resource as ShouldProcess names it: kind, name, region and account.</summary>
    private protected static string Describe(string kind, string name, AwsSession session) =>
        $"{kind} '{name}' in {session.Region} ({session.AccountId})";

    /// <summary>The sessions of this command. A class of its own, so that reading the command's type loads no AWS assembly.</summary>
    private sealed class Sessions : IDisposable
    {
        private readonly List<(SessionOptions Options, object? Credential, AwsSession Session)> _open = [];

        // What reads a credential is made anew each time; the credential itself tells whether it is the same.
        public AwsSession? Find(SessionOptions options, object? credential) => _open.Find(
            o => o.Options == options with { Credential = null } && Equals(o.Credential, credential)).Session;

        public AwsSession Add(SessionOptions options, object? credential, AwsSession session)
        {
            _open.Add((options with { Credential = null }, credential, session));
            return session;
        }

        public void Dispose() => _open.ForEach(o => o.Session.Dispose());
    }
}
