using System.Globalization;
using System.Text.RegularExpressions;
using SecretMonitor.Errors;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Faults;

/// <summary>
/// Which calls go wrong, and how. Written as <c>SERVICE:OPERATION KIND [on N[,M...] | PERCENT%]</c>:
/// <list type="bullet">
/// <item>SERVICE is the prefix of its IAM actions or its signing name (<c>cloudwatch</c>, <c>monitoring</c>), OPERATION
/// its name in CloudTrail's records (<c>CreateTopic</c>). Both take <c>*</c> for any run of characters.</item>
/// <item>KIND is <c>throttle</c> (the service's own throttling error), <c>500</c> (its internal error), <c>reset</c>
/// (the connection is reset before the call is handled), <c>lost</c> (it is reset after that, in place of an answer),
/// <c>slow DURATION</c> (the answer comes so much later, in real time: <c>250ms</c>, <c>3s</c>, <c>1m</c>) or
/// <c>stale DURATION</c> (reads do not see the changes of the last so much virtual time).</item>
/// <item>The operation <c>deliver</c>, which <c>*</c> does not mean, is what CloudTrail (<c>cloudtrail:deliver</c>) and
/// EventBridge (<c>events:deliver</c>) bring to others: <c>twice</c>, or <c>slow DURATION</c>, which is virtual time
/// here; EventBridge's targets may also <c>throttle</c> or answer <c>500</c>, and are tried again.</item>
/// <item><c>on 2,5</c> strikes the second and fifth of the calls that match, <c>10%</c> one in ten by chance; without
/// either every call is struck.</item>
/// </list>
/// Upper and lower case are the same.
/// </summary>
internal sealed class FaultRule
{
    private static readonly Regex Grammar = new(
        @"\A\s*(?<service>[a-z0-9*-]+):(?<operation>[a-z0-9*]+)\s+"
            + @"((?<kind>throttle|500|reset|lost|twice)"
            + @"|(?<kind>slow|stale)\s+(?<time>[0-9]{1,5}(\.[0-9]{1,3})?)(?<unit>ms|s|m))"
            + @"(\s+on\s+(?<call>[0-9]{1,9})(\s*,\s*(?<call>[0-9]{1,9}))*"
            + @"|\s+(?<percent>[0-9]{1,3}(\.[0-9]{1,6})?)%)?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>What services bring to others, as the name of an operation.</summary>
    public const string Delivery = "deliver";

    private readonly string _text;
    private readonly Regex _service;
    private readonly Regex _operation;
    private readonly IReadOnlyList<int> _calls;
    private readonly double? _percent;
    private readonly TimeSpan _duration;
    private readonly bool _isOfDelivery;

    private FaultRule(string text, Match match)
    {
        _text = text.Trim();
        _service = Pattern(match.Groups["service"].Value);
        _operation = Pattern(match.Groups["operation"].Value);
        _isOfDelivery = match.Groups["operation"].Value.Equals(Delivery, StringComparison.OrdinalIgnoreCase);
        _calls = [.. match.Groups["call"].Captures.Cast<Capture>().Select(c => (int)Number(c.Value))];
        _percent = match.Groups["percent"] is { Success: true } percent ? Number(percent.Value) : null;
        Kind = match.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "throttle" => FaultKind.Throttle,
            "500" => FaultKind.Failure,
            "reset" => FaultKind.Reset,
            "lost" => FaultKind.Lost,
            "stale" => FaultKind.Stale,
            "twice" => FaultKind.Twice,
            _ => FaultKind.Slow,
        };
        _duration = !match.Groups["time"].Success ? TimeSpan.Zero : TimeSpan.FromMilliseconds(
            Number(match.Groups["time"].Value) * match.Groups["unit"].Value.ToLowerInvariant() switch
            {
                "ms" => 1,
                "s" => 1000,
                _ => 60_000,
            });
    }

    public FaultKind Kind { get; }

    /// <summary>
    /// How late the answer comes, in real time, or a delivery, in virtual time; zero unless
    /// <see cref="FaultKind.Slow"/>.
    /// </summary>
    public TimeSpan Delay => Kind == FaultKind.Slow ? _duration : TimeSpan.Zero;

    /// <summary>
    /// How old what a read sees is, in virtual time; zero unless <see cref="FaultKind.Stale"/>.
    /// </summary>
    public TimeSpan Age => Kind == FaultKind.Stale ? _duration : TimeSpan.Zero;

    private bool IsLegal =>
        _calls.All(c => c > 0) && _percent is null or <= 100 && _duration <= TimeSpan.FromHours(1);

    /// <summary>Reads one rule.</summary>
    /// <exception cref="SecretMonitorException">It is none; the message quotes it and tells the grammar.</exception>
    public static FaultRule Parse(string text)
    {
        var match = Grammar.Match(text);
        return match.Success && new FaultRule(text, match) is { IsLegal: true } rule ? rule : throw Illegal(text);
    }

    /// <summary>Whether the rule is about an operation of a service.</summary>
    public bool Covers(SandboxService service, string operation) => Covers(service) && (operation == Delivery
        ? _isOfDelivery && service.DeliveryFaults.Contains(Kind)
        : _operation.IsMatch(operation) && Kind != FaultKind.Twice
            && (Kind != FaultKind.Stale || EventKinds.IsLookup(operation)));

    /// <summary>Whether the rule is about a service.</summary>
    public bool Covers(SandboxService service) =>
        _service.IsMatch(service.ActionPrefix) || _service.IsMatch(service.SigningName);

    /// <summary>Whether the rule strikes each call of a service: then it is so for the other services too.</summary>
    public bool StrikesAll(SandboxService service) =>
        Covers(service) && _operation.IsMatch("") && _calls.Count == 0 && _percent is null;

    /// <summary>Whether the n-th call that the rule covers, from 1, is struck.</summary>
    /// <param name="call">The number.</param>
    /// <param name="random">Chance, where the rule leaves it to that.</param>
    public bool Strikes(int call, SandboxRandom random) =>
        _percent is { } percent ? random.Fraction() * 100 < percent : _calls.Count == 0 || _calls.Contains(call);

    /// <summary>The error for a rule that is none, or covers nothing.</summary>
    public static SecretMonitorException Illegal(string text) => ErrorCatalog.InvalidParameterValue(
        "Fault",
        text,
        "SERVICE:OPERATION KIND [on N[,M...] | PERCENT%], of an operation that the sandbox has, * for any characters, "
            + "where KIND is throttle, 500, reset, lost, slow DURATION, stale DURATION (of reads) or twice (of "
            + "deliver): "
            + "'sns:CreateTopic throttle on 1,2', '*:* reset 10%', 's3:PutBucketPolicy slow 3s', 'iam:* stale 10s', "
            + "'cloudtrail:deliver twice 5%'");

    public override string ToString() => _text;

    private static Regex Pattern(string text) => new(
        $@"\A{Regex.Escape(text).Replace("\\*", ".*")}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
