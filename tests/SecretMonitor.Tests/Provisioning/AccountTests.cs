using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sandbox;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>An account of its own for each test, in a sandbox.</summary>
public abstract class AccountTests : IAsyncLifetime
{
    private readonly SandboxFixture _sandbox = new();

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected SandboxServer Server => _sandbox.Server;

    private protected RecordingSink Sink { get; } = new();

    private protected AwsSession Session { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Session = await Server.OpenAsync(Sink);

    public ValueTask DisposeAsync()
    {
        Session.Dispose();
        _sandbox.Dispose();
        GC.SuppressFinalize(this);
        return default;
    }
}
