using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>An alarm on the states of other alarms.</summary>
internal sealed class CompositeAlarm(string name, string arn, Structure settings, DateTimeOffset now)
    : Alarm(name, arn, settings, now)
{
    public override string Type => "CompositeAlarm";

    public AlarmRule Rule { get; private set; } = AlarmRuleParser.Parse(settings.Required("AlarmRule"));

    /// <summary>The alarm (name or ARN) that silences this one's actions while it is in ALARM.</summary>
    public string? Suppressor => Settings.Text("ActionsSuppressor");

    /// <summary>Why the last actions didn't run, where they were suppressed.</summary>
    public string? SuppressedReason { get; set; }

    public override void Configure(Structure settings, DateTimeOffset now)
    {
        base.Configure(settings, now);
        Rule = AlarmRuleParser.Parse(settings.Required("AlarmRule"));
    }

    protected override object? Member(string name) => name switch
    {
        "ActionsSuppressedBy" => SuppressedReason is null ? null : "Alarm",
        "ActionsSuppressedReason" => SuppressedReason,
        _ => base.Member(name),
    };
}
