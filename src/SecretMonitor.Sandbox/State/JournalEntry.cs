using System.Text;

namespace SecretMonitor.Sandbox.State;

/// <summary>
/// Something that came into the world from outside. The world's state is what all of them, in their order, make of an
/// empty one: nothing in it depends on anything else.
/// </summary>
/// <param name="At">The virtual time at which it happened.</param>
/// <param name="Random">The state of the world's random numbers when it began to.</param>
internal abstract record JournalEntry(DateTimeOffset At, ulong Random)
{
    /// <summary>Which kind of entry the bytes are.</summary>
    protected abstract EntryKind Kind { get; }

    /// <exception cref="InvalidDataException">No kind of entry that this version knows.</exception>
    public static JournalEntry Read(Stream bytes)
    {
        using BinaryReader reader = new(bytes, Encoding.UTF8, leaveOpen: true);
        var kind = (EntryKind)reader.ReadByte();
        var at = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var random = reader.ReadUInt64();
        return kind switch
        {
            EntryKind.Start => StartEntry.Read(reader, at, random),
            EntryKind.Call => CallEntry.Read(reader, at, random),
            EntryKind.Principal => PrincipalEntry.Read(reader, at, random),
            EntryKind.Posted => PostedEntry.Read(reader, at, random),
            EntryKind.Time => new TimeEntry(at, random),
            _ => throw new InvalidDataException($"There is no kind {kind} of entry."),
        };
    }

    public void Write(Stream target)
    {
        using BinaryWriter writer = new(target, Encoding.UTF8, leaveOpen: true);
        writer.Write((byte)Kind);
        writer.Write(At.UtcTicks);
        writer.Write(Random);
        WriteRest(writer);
    }

    protected virtual void WriteRest(BinaryWriter writer)
    {
        // Time and random numbers may be all there is.
    }
}
