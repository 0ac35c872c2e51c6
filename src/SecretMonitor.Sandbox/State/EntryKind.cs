namespace SecretMonitor.Sandbox.State;

/// <summary>The kinds of <see cref="JournalEntry"/>, as numbers that stay as they are.</summary>
internal enum EntryKind : byte
{
    Start = 1,
    Call = 2,
    Time = 3,
    Principal = 4,
    Posted = 5,
}
