using SecretMonitor.Sandboxes;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>One mailbox for all addresses. Used under the world's lock.</summary>
internal sealed class Mailbox : IMailbox
{
    private readonly List<SandboxMail> _mail = [];

    public IReadOnlyList<SandboxMail> Mail => [.. _mail];

    public void Send(SandboxMail mail) => _mail.Add(mail);
}
