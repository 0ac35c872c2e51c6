using System.Text.Json;

namespace SecretMonitor.Sandbox.State;

/// <summary>A sandbox was started on the state. The first start decides what the world is.</summary>
internal sealed record StartEntry(DateTimeOffset At, ulong Random, SandboxOptions Options) : JournalEntry(At, Random)
{
    protected override EntryKind Kind => EntryKind.Start;

    public static StartEntry Read(BinaryReader reader, DateTimeOffset at, ulong random) =>
        new(at, random, JsonSerializer.Deserialize<SandboxOptions>(reader.ReadString())!);

    protected override void WriteRest(BinaryWriter writer) => writer.Write(JsonSerializer.Serialize(Options));
}
