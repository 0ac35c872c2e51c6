namespace SecretMonitor.Sandbox.Http;

/// <summary>
/// The names under which the sandbox answers. A page in a browser can point a name of its own at 127.0.0.1 and then
/// talk to the sandbox (DNS rebinding), but it cannot choose the Host header: foreign names are refused.
/// </summary>
internal static class HostRule
{
    public static bool IsLocal(string host)
    {
        var name = WithoutPort(host).TrimEnd('.');
        return name is "127.0.0.1" or "[::1]"
            || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutPort(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? host.Substring(0, colon) : host;
    }
}
