using System.Management.Automation;
using SecretMonitor.Completers;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Parameters;

namespace SecretMonitor.Commands;

/// <summary>
/// Backtest: tells how often detections would have alerted on past events, and about whom; so an allow-list can be built
/// before it is switched on.
/// </summary>
/// <remarks>
/// Reads files only: it calls no AWS service, and needs neither credentials nor IAM actions. A name may stand for secrets
/// of several regions and accounts in the files; an ARN does not.
/// </remarks>
/// <example>
/// <code>Test-SecretDetection prod/app/db -Path ./AWSLogs</code>
/// <para>What a new monitor of the secret would have raised.</para>
/// </example>
/// <example>
/// <code>Get-SecretMonitor prod* | Test-SecretDetection -Path ./AWSLogs -Detection UnexpectedPrincipal -AllowedPrincipal arn:aws:iam::111122223333:role/app</code>
/// <para>What the monitors would have raised if they had this allow-list.</para>
/// </example>
/// <example>
/// <code>$readers = Test-SecretDetection prod/app/db -Path ./AWSLogs -SuggestAllowedPrincipal; New-SecretMonitor -SecretId prod/app/db -AllowedPrincipal $readers</code>
/// <para>Watches the secret for readers that it did not have before. Look at the list first.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "SecretDetection")]
[OutputType(typeof(DetectionMatch), typeof(string))]
public sealed class TestSecretDetectionCommand : CancellableCommand
{
    private const string OfSecrets = "Secret";
    private const string OfMonitor = "Monitor";

    private readonly List<Backtest> _backtests = [];

    /// <summary>The secrets: names, ARNs or partial ARNs.</summary>
    [Parameter(ParameterSetName = OfSecrets, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ARN", "SecretArn", "Name")]
    [ArgumentCompleter(typeof(SecretCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SecretId { get; set; } = [];

    /// <summary>A monitor, whose secrets, detections and allow-list are tried.</summary>
    [Parameter(ParameterSetName = OfMonitor, Mandatory = true, ValueFromPipeline = true)]
    public Monitor? Monitor { get; set; }

    /// <summary>CloudTrail's files: .json, .json.gz or one record per line; folders with all below them; wildcards.</summary>
    [Parameter(Mandatory = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The detections. Default: those of the monitor; with AllowedPrincipal, or without a monitor, those of a new one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DetectionCompleter))]
    public string[]? Detection { get; set; }

    /// <summary>Whose successful reads are expected: account ids, ARNs of users, roles or sessions, services; * is allowed.</summary>
    [Parameter]
    public string[]? AllowedPrincipal { get; set; }

    /// <summary>Returns instead whom to add to the allow-list, most frequent first, by what succeeded; Detection is not asked.</summary>
    [Parameter]
    public SwitchParameter SuggestAllowedPrincipal { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => Monitor is null ? SecretId : Monitor;

    /// <inheritdoc/>
    protected override void Run()
    {
        var spec = Monitor is null ? new() { SecretId = SecretId } : BacktestSpec.Of(Monitor);
        spec = spec with
        {
            // With an allow-list that is new, other detections are on by default.
            Detection = Detection ?? (AllowedPrincipal is null ? spec.Detection : []),
            AllowedPrincipal = AllowedPrincipal ?? spec.AllowedPrincipal,
        };
        _backtests.Add(new(SuggestAllowedPrincipal ? AllowListSuggestion.Ask(spec) : spec));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() =>
    {
        var paths = TrailFiles.Resolve(SessionState.Path, Path, failure => WriteError(failure.ToErrorRecord()));

        // Zero events in no file would be mistaken for good news.
        if (_backtests.Count > 0 && paths.Count > 0)
        {
            Await((pump, cancellation) => Task.Run(() => Read(paths, pump, cancellation), cancellation));
            Write([.. _backtests.SelectMany(b => b.Matches)]);
        }
    });

    private void Read(IReadOnlyList<string> paths, Pump pump, CancellationToken cancellation) => TrailFiles.Read(
        paths,
        (record, path) => _backtests.ForEach(b => b.Add(record, path)),
        failure => pump.Error(failure.ToErrorRecord()),
        cancellation);

    private void Write(IReadOnlyList<DetectionMatch> matches)
    {
        if (!SuggestAllowedPrincipal)
        {
            WriteObject(matches, enumerateCollection: true);
            return;
        }

        var principals = AllowListSuggestion.Principals(matches);
        foreach (var principal in principals.Where(p => !p.IsAllowable))
        {
            WriteWarning($"No entry of an allow-list names {principal} without naming others too.");
        }

        WriteObject(principals.Where(p => p.IsAllowable).Select(p => p.Principal), enumerateCollection: true);
    }
}
