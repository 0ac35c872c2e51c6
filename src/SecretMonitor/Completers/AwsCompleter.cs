using System.Collections;
using System.Collections.Concurrent;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sandboxes;
using SecretMonitor.Sessions;

namespace SecretMonitor.Completers;

/// <summary>Completes the name of something in AWS, or in the running sandbox; remembered per region and profile.</summary>
public abstract class AwsCompleter : CompleterBase
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private static readonly ConcurrentDictionary<(Type, SessionOptions), (DateTime Read, IReadOnlyList<KeyValuePair<string, string>> Found)> Remembered = new();

    /// <inheritdoc/>
    protected sealed override IEnumerable<KeyValuePair<string, string>> Candidates(IDictionary bound)
    {
        var options = Options(bound);
        if (Remembered.TryGetValue((GetType(), options), out var known) && DateTime.UtcNow - known.Read < Freshness)
        {
            return known.Found;
        }

        var found = Read(options);
        Remembered[(GetType(), options)] = (DateTime.UtcNow, found);
        return found;
    }

    private protected abstract Task<IReadOnlyList<KeyValuePair<string, string>>> FindAsync(AwsSession session, CancellationToken cancellation);

    private IReadOnlyList<KeyValuePair<string, string>> Read(SessionOptions options)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(2));
        using var session = AwsSession.OpenAsync(options, SilentSink.Instance, patience.Token).GetAwaiter().GetResult();
        return FindAsync(session, patience.Token).GetAwaiter().GetResult();
    }

    private static SessionOptions Options(IDictionary bound)
    {
        string? Text(string name) => bound[name] as string;
        var profile = Text("ProfileName");
        var sandbox = Text("EndpointUrl") is { } url ? SandboxSession.At(url) : profile is null ? SandboxSession.Current : null;
        return new()
        {
            Region = Text("Region") ?? sandbox?.Options.Region,
            ProfileName = profile,
            ProfileLocation = Text("ProfileLocation"),
            Keys = sandbox is null ? null : new(sandbox.AccessKey, sandbox.SecretKey),
            EndpointUrl = sandbox?.EndpointUrl ?? Text("EndpointUrl"),
            SandboxUrl = sandbox?.EndpointUrl,
        };
    }
}
