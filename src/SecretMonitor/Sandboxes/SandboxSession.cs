using SecretMonitor.Sandbox;

namespace SecretMonitor.Sandboxes;

/// <summary>The sandboxes that run in this process; the last one started is the default endpoint of every command.</summary>
internal static class SandboxSession
{
    private static readonly object Gate = new();
    private static readonly List<SandboxServer> Servers = [];

    /// <summary>The default endpoint; null: AWS.</summary>
    public static SandboxServer? Current
    {
        get
        {
            lock (Gate)
            {
                return Servers.LastOrDefault();
            }
        }
    }

    public static IReadOnlyList<SandboxServer> All
    {
        get
        {
            lock (Gate)
            {
                return [.. Servers];
            }
        }
    }

    public static void Add(SandboxServer server)
    {
        lock (Gate)
        {
            Servers.Add(server);
        }
    }

    public static void Remove(SandboxServer server)
    {
        lock (Gate)
        {
            Servers.Remove(server);
        }

        server.Dispose();
    }

    /// <summary>The sandbox at a URL; null when none of this process listens there.</summary>
    public static SandboxServer? At(string? url) =>
        url is null ? null : All.FirstOrDefault(s => s.EndpointUrl.Equals(url.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
}
