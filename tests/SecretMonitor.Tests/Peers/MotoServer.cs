using Amazon.Runtime;
using Xunit;

namespace SecretMonitor.Tests.Peers;

/// <summary>
/// A moto_server as a class fixture; a test that asks for <see cref="Url"/> is skipped where it is not installed.
/// </summary>
public sealed class MotoServer : IAsyncLifetime
{
    private MotoProcess? _process;

    /// <summary>The endpoint of all its services: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Url
    {
        get
        {
            Assert.SkipWhen(_process is null, MotoProcess.Missing);
            return _process.Url;
        }
    }

    /// <summary>A client of one of its services.</summary>
    public T Client<T>()
        where T : AmazonServiceClient => AwsClients.At<T>(Url);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        _process = MotoProcess.IsInstalled ? await MotoProcess.StartAsync() : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        return default;
    }
}
