namespace SecretMonitor.Sandbox;

/// <summary>The newest entries of the sandbox's log. Never a body: what is in it may be a secret.</summary>
internal sealed class SandboxLog
{
    private const int MostKept = 10_000;

    private readonly Queue<SandboxLogEntry> _entries = new();

    public IReadOnlyList<SandboxLogEntry> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    public void Add(SandboxLogEntry entry)
    {
        lock (_entries)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > MostKept)
            {
                _entries.Dequeue();
            }
        }
    }

    public void Note(string text) => Add(new() { Time = DateTimeOffset.UtcNow, Note = text });
}
