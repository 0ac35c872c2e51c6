using SecretMonitor.Sandbox;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>
/// A sandbox whose clock only steps, for one test class: <c>IClassFixture&lt;SandboxFixture&gt;</c>, or <c>using</c>.
/// </summary>
public sealed class SandboxFixture : IDisposable
{
    /// <summary>Where the virtual clock begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 9, 14, 5, 51, 7, TimeSpan.Zero);

    public SandboxServer Server { get; } = SandboxServer.Start(new() { Speed = 0, StartTime = Start, Seed = 1 });

    public void Dispose() => Server.Dispose();
}
