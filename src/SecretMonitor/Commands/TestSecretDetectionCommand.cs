using System.Management.Automation;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Parameters;
using SecretMonitor.Trails;

namespace SecretMonitor.Commands;

/// <summary>
/// Backtest: tells how often detections would have alerted on past events, and about whom; so an allow-list can be built
/// before it is switched on.
/// </summary>
/// <remarks>
/// With Path it reads files only: it calls no AWS service, and needs neither credentials nor IAM actions. A name may stand
/// for secrets of several regions and accounts in the files; an ARN does not. With Source it asks AWS, of one region:
/// cloudtrail:LookupEvents, two calls a second for fifty events each; or logs:FilterLogEvents, and without a monitor
/// cloudtrail:DescribeTrails.
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
/// <code>Get-SecretMonitor prod* | Test-SecretDetection -Source LogGroup -SuggestAllowedPrincipal -ExcludeProbe</code>
/// <para>Who has read the monitored secrets, as far as the log group tells, but for probes.</para>
/// </example>
/// <example>
/// <code>$readers = Test-SecretDetection prod/app/db -Path ./AWSLogs -SuggestAllowedPrincipal; New-SecretMonitor -SecretId prod/app/db -AllowedPrincipal $readers</code>
/// <para>Watches the secret for readers that it did not have before. Look at the list first.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "SecretDetection")]
[OutputType(typeof(DetectionMatch), typeof(string))]
public sealed class TestSecretDetectionCommand : AwsCommand
{
    private const string OfSecrets = "Secret";
    private const string OfMonitor = "Monitor";

    private readonly BacktestSet _backtests = new();

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
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Where AWS keeps the records: EventHistory, which keeps 90 days, or LogGroup. Either this or Path is needed.</summary>
    [Parameter]
    public RecordSource? Source { get; set; }

    /// <summary>With Source: the first moment; of the calls, or in a log group of the delivery. Default: as far as there are records.</summary>
    [Parameter]
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>With Source: the last moment. Default: now.</summary>
    [Parameter]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Leaves out what Invoke-SecretAccess did.</summary>
    [Parameter]
    public SwitchParameter ExcludeProbe { get; set; }

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
    private protected override bool NeedsSession => Source is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Source is null == (Path.Length == 0))
        {
            ThrowTerminatingError(ErrorCatalog.InvalidParameterValue(
                nameof(Source), Source, "EventHistory or LogGroup where -Path names no files, and nothing where it does").ToErrorRecord());
        }
    }

    /// <inheritdoc/>
    private protected override void Run(AwsSession session) => Add(session);

    /// <inheritdoc/>
    private protected override void RunOffline() => Add(session: null);

    private void Add(AwsSession? session)
    {
        var spec = Monitor is null ? new() { SecretId = SecretId } : BacktestSpec.Of(Monitor);
        spec = spec with
        {
            // With an allow-list that is new, other detections are on by default.
            Detection = Detection ?? (AllowedPrincipal is null ? spec.Detection : []),
            AllowedPrincipal = AllowedPrincipal ?? spec.AllowedPrincipal,
            ExcludeProbe = ExcludeProbe,
        };
        spec = SuggestAllowedPrincipal ? AllowListSuggestion.Ask(spec) : spec;
        _backtests.Add(spec, session);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() =>
    {
        if (Source is { } source)
        {
            Await((_, cancellation) => _backtests.AskAsync(source, StartTime, EndTime, cancellation));
            Write(_backtests.Matches);
            return;
        }

        var paths = TrailFiles.Resolve(SessionState.Path, Path, failure => WriteError(failure.ToErrorRecord()));

        // Zero events in no file would be mistaken for good news.
        if (_backtests.Count > 0 && paths.Count > 0)
        {
            Await((pump, cancellation) => Task.Run(() => Read(paths, pump, cancellation), cancellation));
            Write(_backtests.Matches);
        }
    });

    private void Read(IReadOnlyList<string> paths, Pump pump, CancellationToken cancellation) => TrailFiles.Read(
        paths,
        _backtests.Try,
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
