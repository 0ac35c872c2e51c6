using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;
using Xunit;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>Short forms of what a person asks for.</summary>
internal static class Specs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Recipient To(string text) =>
        Recipient.TryParse(text, out var recipient) ? recipient! : throw new FormatException(text);

    /// <summary>Plans and applies everything.</summary>
    public static async Task<Monitor> BuildAsync(this AwsSession session, MonitorSpec spec, IOperationSink sink)
    {
        MonitorProvisioner provisioner = new(session, sink);
        return await provisioner.ApplyAsync(await provisioner.PlanAsync(spec, Token), _ => true, Token);
    }

    /// <summary>Plans and removes everything.</summary>
    public static async Task<IReadOnlyList<MonitorChange>> RemoveAsync(
        this AwsSession session, string monitorName, IOperationSink sink, RemovalOptions? options = null)
    {
        MonitorProvisioner provisioner = new(session, sink);
        var plan = await provisioner.PlanRemovalAsync(monitorName, options ?? new(), Token);
        return await provisioner.ApplyRemovalAsync(plan, _ => true, Token);
    }
}
