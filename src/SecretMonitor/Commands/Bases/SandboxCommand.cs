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

    /// <summary>The environment variables that AWS's own clients need.</summary>
    internal static string[] Variables(SandboxServer server) =>
    [
        $"AWS_ENDPOINT_URL={server.EndpointUrl}",
        $"AWS_ACCESS_KEY_ID={server.AccessKey}",
        $"AWS_SECRET_ACCESS_KEY={server.SecretKey}",
        $"AWS_REGION={server.Options.Region}",
        $"AWS_DEFAULT_REGION={server.Options.Region}",
    ];

    /// <summary>The parameters that a state which was there already does not take.</summary>
    internal static IEnumerable<string> NotTaken(SandboxServer server, IDictionary<string, object> given)
    {
        var kept = server.Options;
        Dictionary<string, object?> all = new()
        {
            [nameof(kept.Region)] = kept.Region,
            [nameof(kept.AccountId)] = kept.AccountId,
            [nameof(kept.Seed)] = kept.Seed,
            [nameof(kept.AccessKey)] = server.AccessKey,
            [nameof(kept.SecretKey)] = server.SecretKey,
        };
        return all.Where(o => given.TryGetValue(o.Key, out var value) && !Equals(value, o.Value)).Select(o => o.Key);
    }

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
