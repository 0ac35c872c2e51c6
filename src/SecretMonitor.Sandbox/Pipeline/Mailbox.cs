using SecretMonitor.Sandboxes;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>One mailbox for all addresses, with the newest mails. Used under the world's lock.</summary>
internal sealed class Mailbox : IMailbox
{
    private const int MostKept = 10_000;

    private readonly Queue<SandboxMail> _mail = new();

    public IReadOnlyList<SandboxMail> Mail => [.. _mail];

    public void Send(SandboxMail mail)
    {
        _mail.Enqueue(mail);
        if (_mail.Count > MostKept)
        {
            _mail.Dequeue();
        }
    }
}
