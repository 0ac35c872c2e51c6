using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>An alarm: what was put, and the state it is in.</summary>
internal abstract class Alarm(string name, string arn, Structure settings, DateTimeOffset now)
{
    public string Name { get; } = name;

    public string Arn { get; } = arn;

    /// <summary><c>MetricAlarm</c> or <c>CompositeAlarm</c>: the structure that describes it.</summary>
    public abstract string Type { get; }

    /// <summary>The last Put request: an alarm's description repeats its members.</summary>
    public Structure Settings { get; private set; } = settings;

    public DateTimeOffset ConfigurationUpdated { get; private set; } = now;

    public AlarmSituation Situation { get; set; } =
        new(AlarmStates.InsufficientData, "Unchecked: Initial alarm creation", null, now);

    public TagSet Tags { get; } = new(settings.Parts("Tags"));

    public string? Description => Settings.Text("AlarmDescription");

    public bool ActionsEnabled { get; set; } = settings.Flag("ActionsEnabled") ?? true;

    /// <summary>The actions for a state.</summary>
    public IReadOnlyList<string> ActionsFor(string state) => Settings.Texts(ActionMember(state));

    /// <summary>Replaces the whole configuration; the state stays.</summary>
    public virtual void Configure(Structure settings, DateTimeOffset now)
    {
        (Settings, ConfigurationUpdated) = (settings, now);
        ActionsEnabled = settings.Flag("ActionsEnabled") ?? true;
    }

    /// <summary>The alarm as DescribeAlarms shows it.</summary>
    public Structure ToStructure(StructureModel shape)
    {
        Structure alarm = new();
        foreach (var member in shape.Members)
        {
            alarm[member.Name] = Member(member.Name);
        }

        return alarm;
    }

    protected virtual object? Member(string name) => name switch
    {
        "AlarmArn" => Arn,
        "AlarmConfigurationUpdatedTimestamp" => ConfigurationUpdated,
        "ActionsEnabled" => ActionsEnabled,
        "StateValue" => Situation.Value,
        "StateReason" => Situation.Reason,
        "StateReasonData" => Situation.ReasonData,
        "StateUpdatedTimestamp" or "StateTransitionedTimestamp" => Situation.Since,
        "OKActions" or "AlarmActions" or "InsufficientDataActions" => Settings[name] ?? new List<object>(),
        _ => Settings[name],
    };

    private static string ActionMember(string state) => state switch
    {
        AlarmStates.Ok => "OKActions",
        AlarmStates.Alarm => "AlarmActions",
        _ => "InsufficientDataActions",
    };
}
