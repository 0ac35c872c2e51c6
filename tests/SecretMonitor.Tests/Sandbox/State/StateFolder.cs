using SecretMonitor.Sandbox;

namespace SecretMonitor.Tests.Sandbox.State;

/// <summary>A folder for a sandbox's state, gone after the test.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("sandbox-state-").FullName;

    public string Path => System.IO.Path.Combine(_parent, "state");

    public string Journal => System.IO.Path.Combine(Path, "sandbox.journal");

    public SandboxServer Start(double speed = 0) =>
        SandboxServer.Start(new() { Path = Path, Speed = speed });

    /// <summary>What is in the file now, whoever has it open.</summary>
    public byte[] ReadJournal()
    {
        using FileStream file = new(Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A folder whose file is the first bytes of this one's, as a process leaves it that is killed.</summary>
    public StateFolder Cut(byte[] journal, int length)
    {
        StateFolder cut = new();
        Directory.CreateDirectory(cut.Path);
        File.WriteAllBytes(cut.Journal, journal[..length]);
        return cut;
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
