using System.Management.Automation;
using SecretMonitor.Errors;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandboxes;

namespace SecretMonitor.Commands;

/// <summary>A command about a sandbox of this session.</summary>
public abstract class SandboxCommand : CancellableCommand
{
    /// <summary>The sandbox's URL. Default: the one that was started last.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxUrl")]
    public string? EndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => EndpointUrl;

    /// <summary>The sandbox that is named, or the default one.</summary>
    private protected SandboxServer Server =>
        (string.IsNullOrEmpty(EndpointUrl) ? SandboxSession.Current : SandboxSession.At(EndpointUrl))
        ?? throw ErrorCatalog.SandboxNotRunning(EndpointUrl);

    /// <summary>What a person sees of a sandbox.</summary>
    internal static Sandboxes.Sandbox Describe(SandboxServer server) => new()
    {
        EndpointUrl = server.EndpointUrl,
        Region = server.Options.Region,
        AccountId = server.Options.AccountId,
        AccessKeyId = server.AccessKey,
        SecretKey = Parameters.SecureText.Hide(server.SecretKey),
        Speed = server.Options.Speed,
        Now = server.Now,
    };
}
