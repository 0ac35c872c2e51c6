using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Access;

/// <summary>Reads secrets as a marked probe.</summary>
#pragma warning disable CS9113
public sealed class SecretAccessor(AwsSession session, IOperationSink sink)
{
    /// <summary>Reads; one record per secret and read, failed ones too, handed out as they are made.</summary>
    public Task InvokeAsync(SecretAccessRequest request, Action<SecretAccess> write, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
