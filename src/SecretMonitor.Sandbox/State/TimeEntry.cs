namespace SecretMonitor.Sandbox.State;

/// <summary>The clock came to a time, and everything due until then was done.</summary>
internal sealed record TimeEntry(DateTimeOffset At, ulong Random) : JournalEntry(At, Random)
{
    protected override EntryKind Kind => EntryKind.Time;
}
