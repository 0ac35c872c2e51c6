using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Sessions;

/// <summary>An account and a region, with the credentials and the clients that reach them.</summary>
public sealed class AwsSession : IDisposable
{
    private AwsSession(string region, string accountId, string partition, string? sandboxUrl) =>
        (Region, AccountId, Partition, SandboxUrl) = (region, accountId, partition, sandboxUrl);

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The account, 12 digits.</summary>
    public string AccountId { get; }

    /// <summary>The partition: <c>aws</c>, <c>aws-cn</c> ...</summary>
    public string Partition { get; }

    /// <summary>The sandbox; null in AWS.</summary>
    public string? SandboxUrl { get; }

    /// <summary>Finds region and credentials, and asks AWS whose they are.</summary>
    public static Task<AwsSession> OpenAsync(SessionOptions options, IOperationSink sink, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Closes the clients.</summary>
    public void Dispose()
    {
    }
}
