namespace SecretMonitor.Sandbox.State;

/// <summary>A user was added by whoever holds the sandbox.</summary>
internal sealed record PrincipalEntry(DateTimeOffset At, ulong Random, string UserName, string? Policy, string AccountId)
    : JournalEntry(At, Random)
{
    protected override EntryKind Kind => EntryKind.Principal;

    public static PrincipalEntry Read(BinaryReader reader, DateTimeOffset at, ulong random) =>
        new(
            at,
            random,
            reader.ReadString(),
            reader.ReadBoolean() ? reader.ReadString() : null,
            reader.ReadString());

    protected override void WriteRest(BinaryWriter writer)
    {
        writer.Write(UserName);
        writer.Write(Policy is not null);
        if (Policy is not null)
        {
            writer.Write(Policy);
        }

        writer.Write(AccountId);
    }
}
