using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>
/// The alarms of a region: evaluates them while there are any, and does what follows from a change of state.
/// </summary>
internal sealed class AlarmBook(World world, string region, MetricTable metrics)
{
    private const int HighResolution = 60;

    /// <summary>How long after a whole minute the evaluation runs, so that the minute's data is there.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan HighResolutionInterval = TimeSpan.FromSeconds(10);

    private readonly SortedDictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
    private bool _isScheduled;

    public AlarmHistory History { get; } = new();

    private AlarmActions Actions => new(world, this);

    public IEnumerable<Alarm> All => _alarms.Values;

    public Alarm? Find(string name) => _alarms.TryGetValue(name, out var alarm) ? alarm : null;

    /// <summary>The composite alarms whose rules look at an alarm.</summary>
    public IEnumerable<CompositeAlarm> ParentsOf(string name) =>
        _alarms.Values.OfType<CompositeAlarm>().Where(c => c.Rule.Children.Contains(name));

    public void Add(Alarm alarm)
    {
        _alarms.Add(alarm.Name, alarm);
        History.Configured(alarm, "created", alarm.ConfigurationUpdated);
        Follow(alarm, "created");
    }

    public void Update(Alarm alarm, Structure settings)
    {
        alarm.Configure(settings, world.Clock.Now);
        History.Configured(alarm, "updated", alarm.ConfigurationUpdated);
        Follow(alarm, "updated");
    }

    public void Delete(Alarm alarm)
    {
        _alarms.Remove(alarm.Name);
        History.Configured(alarm, "deleted", world.Clock.Now);
    }

    /// <summary>Puts an alarm into a state; nothing happens when it is in it.</summary>
    public void Change(Alarm alarm, string state, string reason, string? reasonData)
    {
        var from = alarm.Situation;
        if (from.Value == state)
        {
            return;
        }

        alarm.Situation = new(state, reason, reasonData, world.Clock.Now);
        History.Changed(alarm, from, alarm.Situation);
        var children = alarm is CompositeAlarm composite ? composite.Rule.Children.Select(Find).OfType<Alarm>() : [];
        AlarmMessage message = new(alarm, from, region, world.AccountId, [.. children]);
        Actions.Begin(message);
        Actions.Reconsider(alarm);
        var told = AlarmEvent.JsonOf(world.Random.Uuid(), message);
        world.Get<IEventBus>().Put(region, told, isReadOnlyManagementEvent: false);
        foreach (var parent in ParentsOf(alarm.Name).ToList())
        {
            Evaluate(parent, $"{alarm.Arn} transitioned to {state} at {AlarmEmail.Date(alarm.Situation.Since)}");
        }
    }

    private void Follow(Alarm alarm, string what)
    {
        if (alarm is CompositeAlarm composite)
        {
            var evaluated = composite.Rule.Holds(StateOf) ? AlarmStates.Alarm : AlarmStates.Ok;
            Evaluate(composite, $"{alarm.Arn} was {what} and its alarm rule evaluates to {evaluated}");
        }
        else if (!_isScheduled)
        {
            Schedule();
        }
    }

    private void Schedule()
    {
        var interval = world.Options.Delays.AlarmEvaluation;
        if (interval > HighResolutionInterval
            && _alarms.Values.OfType<MetricAlarm>().Any(a => a.Period < HighResolution))
        {
            interval = HighResolutionInterval;
        }

        var now = world.Clock.Now;
        var offset = TimeSpan.FromTicks(Math.Min(Offset.Ticks, interval.Ticks / 2));
        var whole = new DateTimeOffset((now - offset).UtcTicks / interval.Ticks * interval.Ticks, TimeSpan.Zero);
        _isScheduled = true;
        world.Clock.Schedule(whole + interval + offset - now, EvaluateAll);
    }

    private void EvaluateAll()
    {
        _isScheduled = false;
        if (_alarms.Values.Any(a => a is MetricAlarm))
        {
            Schedule();
        }

        foreach (var alarm in _alarms.Values.OfType<MetricAlarm>().ToList())
        {
            var verdict = alarm.Evaluate(metrics, world.Clock.Now);
            if (verdict.State is { } state && state != alarm.Situation.Value)
            {
                var data = AlarmReason.DataOf(alarm, verdict, world.Clock.Now);
                Change(alarm, state, AlarmReason.TextOf(alarm, verdict), JsonText.Compact(data));
            }
        }
    }

    private void Evaluate(CompositeAlarm alarm, string reason)
    {
        var causes = alarm.Rule.Children.Select(Find).OfType<Alarm>()
            .Where(child => child.Situation.Value == AlarmStates.Alarm)
            .Select(child => (JsonNode)new JsonObject
            {
                ["arn"] = child.Arn,
                ["state"] = new JsonObject
                {
                    ["value"] = child.Situation.Value,
                    ["timestamp"] = JsonText.Time(child.Situation.Since),
                },
            });
        JsonObject data = new() { ["triggeringAlarms"] = new JsonArray([.. causes]) };
        Change(alarm, alarm.Rule.Holds(StateOf) ? AlarmStates.Alarm : AlarmStates.Ok, reason, JsonText.Compact(data));
    }

    private string StateOf(string name) => Find(name)?.Situation.Value ?? AlarmStates.InsufficientData;
}
