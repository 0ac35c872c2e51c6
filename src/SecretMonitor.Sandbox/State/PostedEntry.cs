namespace SecretMonitor.Sandbox.State;

/// <summary>A message to an HTTP endpoint arrived, or was given up.</summary>
internal sealed record PostedEntry(DateTimeOffset At, ulong Random, long Number) : JournalEntry(At, Random)
{
    protected override EntryKind Kind => EntryKind.Posted;

    public static PostedEntry Read(BinaryReader reader, DateTimeOffset at, ulong random) =>
        new(at, random, reader.ReadInt64());

    protected override void WriteRest(BinaryWriter writer) => writer.Write(Number);
}
