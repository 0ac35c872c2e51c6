using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>
/// Runs the actions of alarms: at once, or for a composite alarm with a suppressor when that lets it. While the
/// suppressor is in ALARM they are held, and for two spans besides: WaitPeriod after the composite alarm changed, so that
/// the suppressor can follow, and ExtensionPeriod after the suppressor left ALARM, so that the composite alarm can. A
/// change begins a span anew; what is held in the end is told once.
/// </summary>
internal sealed class AlarmActions(World world, AlarmBook alarms)
{
    /// <summary>An alarm came into a state.</summary>
    public void Begin(AlarmMessage message)
    {
        if (message.Alarm is not CompositeAlarm { Suppressor: { } suppressor } composite)
        {
            Run(message);
        }
        else if (alarms.Find(suppressor)?.Situation.Value == AlarmStates.Alarm)
        {
            composite.Held = new(message, HeldActions.Alarm);
        }
        else
        {
            Hold(composite, message, HeldActions.WaitPeriod);
        }
    }

    /// <summary>An alarm came into a state, and may be a suppressor of others.</summary>
    public void Reconsider(Alarm suppressor)
    {
        foreach (var composite in alarms.All.OfType<CompositeAlarm>().Where(c => c.Suppressor == suppressor.Name))
        {
            if (composite.Held is not { } held)
            {
                continue;
            }

            if (suppressor.Situation.Value == AlarmStates.Alarm)
            {
                composite.Held = new(held.Message, HeldActions.Alarm);
            }
            else if (held.By == HeldActions.Alarm)
            {
                Hold(composite, held.Message, HeldActions.ExtensionPeriod);
            }
        }
    }

    private void Hold(CompositeAlarm alarm, AlarmMessage message, string by)
    {
        HeldActions held = new(message, by);
        alarm.Held = held;
        var span = TimeSpan.FromSeconds(alarm.Settings.Number("ActionsSuppressor" + by) ?? 0);
        if (span == TimeSpan.Zero)
        {
            Release();
        }
        else
        {
            world.Clock.Schedule(span, Release);
        }

        void Release()
        {
            if (alarm.Held == held && alarms.Find(alarm.Name) == alarm)
            {
                alarm.Held = null;
                Run(message);
            }
        }
    }

    private void Run(AlarmMessage message)
    {
        var alarm = message.Alarm;
        foreach (var action in alarm.ActionsEnabled ? alarm.ActionsFor(alarm.Situation.Value) : [])
        {
            if (!Arn.TryParse(action, out var arn) || arn.Service != "sns")
            {
                alarms.History.Acted(alarm, action, null, "The sandbox runs no actions but those of SNS topics.");
                continue;
            }

            ServiceCaller caller = new("cloudwatch.amazonaws.com", alarm.Arn, world.AccountId)
            {
                HasSourceOwner = true,
            };
            var error = world.Get<ITopicPublisher>().Publish(caller, action, message.ToTopicMessage());
            alarms.History.Acted(alarm, action, message.ToJson(), error?.Message);
        }
    }
}
