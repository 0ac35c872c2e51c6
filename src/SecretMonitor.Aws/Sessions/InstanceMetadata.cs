using System.Net.Http;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.Util;

namespace SecretMonitor.Aws.Sessions;

/// <summary>
/// Whether this machine is an EC2 instance, asked briefly: elsewhere the SDK's own attempts take many seconds.
/// </summary>
internal static class InstanceMetadata
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The instance's region; null elsewhere, and where the service refuses to tell.</summary>
    public static async Task<string?> RegionAsync(CancellationToken cancellation)
    {
        if (!await AnswersAsync(cancellation).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            return EC2InstanceMetadata.Region?.SystemName;
        }
        catch (Exception e) when (e is InvalidOperationException or AmazonClientException or HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Whether the metadata service accepts a connection within a second.</summary>
    public static async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        if (!EC2InstanceMetadata.IsIMDSEnabled)
        {
            return false;
        }

        Uri endpoint = new(EC2InstanceMetadata.ServiceEndpoint);
        using TcpClient client = new();
        var connected = client.ConnectAsync(endpoint.Host, endpoint.Port);
        var first = await Task.WhenAny(connected, Task.Delay(Patience, cancellation)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        _ = connected.ContinueWith(late => _ = late.Exception, TaskScheduler.Default);
        return first == connected && connected.Status == TaskStatus.RanToCompletion;
    }
}
