using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>An alarm on the states of other alarms.</summary>
internal sealed class CompositeAlarm(string name, string arn, Structure settings, DateTimeOffset now)
    : Alarm(name, arn, settings, now)
{
    private const string Prefix = "alarm:";

    public override string Type => "CompositeAlarm";

    public AlarmRule Rule { get; private set; } = AlarmRuleParser.Parse(settings.Required("AlarmRule"));

    /// <summary>The name of the alarm that silences this one's actions while it is in ALARM.</summary>
    public string? Suppressor => Settings.Text("ActionsSuppressor") is { } text ? SuppressorName(text) : null;

    /// <summary>Actions that wait; null: none.</summary>
    public HeldActions? Held { get; set; }

    /// <summary>The name of a suppressor that is told by its name or its ARN.</summary>
    public static string SuppressorName(string text) =>
        SecretMonitor.Arn.TryParse(text, out var arn) && arn.Resource.StartsWith(Prefix, StringComparison.Ordinal)
            ? arn.Resource.Substring(Prefix.Length)
            : text;

    public override void Configure(Structure settings, DateTimeOffset now)
    {
        var suppressor = Suppressor;
        base.Configure(settings, now);
        if (Suppressor != suppressor)
        {
            Held = null;
        }

        Rule = AlarmRuleParser.Parse(settings.Required("AlarmRule"));
    }

    protected override object? Member(string name) => name switch
    {
        "ActionsSuppressedBy" => Held?.By,
        "ActionsSuppressedReason" => Held?.Reason,
        _ => base.Member(name),
    };
}
