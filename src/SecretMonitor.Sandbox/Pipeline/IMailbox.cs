using SecretMonitor.Sandboxes;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>Where the mails of SNS arrive.</summary>
internal interface IMailbox
{
    /// <summary>The mails in the order of their sending.</summary>
    IReadOnlyList<SandboxMail> Mail { get; }

    void Send(SandboxMail mail);
}
