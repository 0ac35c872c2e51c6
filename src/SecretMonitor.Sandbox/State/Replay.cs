using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services.Iam;

namespace SecretMonitor.Sandbox.State;

/// <summary>Lets a journal's entries happen again, in a world that nobody else has touched.</summary>
internal sealed class Replay(World world, Dispatcher dispatcher)
{
    private int _differences;

    /// <summary>Goes through the entries, from the one that the enumerator is at.</summary>
    public void Run(IEnumerator<JournalEntry> entries)
    {
        world.IsReplaying = true;
        for (var more = entries.Current is not null; more; more = entries.MoveNext())
        {
            var entry = entries.Current!;
            world.Clock.MoveTo(entry.At);
            world.Random.State = entry.Random;
            Happen(entry);
        }

        world.IsReplaying = false;
        world.TakeFaults(world.Options);
        world.RequestIds.State = ~world.Random.State;
        if (_differences > 0)
        {
            world.Log.Note(
                $"The state is not quite what it was: {_differences} of its calls had another outcome then.");
        }
    }

    private void Happen(JournalEntry entry)
    {
        switch (entry)
        {
            case StartEntry start:
                world.TakeFaults(start.Options);
                break;
            case PrincipalEntry principal:
                AddPrincipal(principal);
                break;
            case CallEntry call:
                _differences += dispatcher.Repeat(call) == call.ErrorCode ? 0 : 1;
                break;
            case PostedEntry posted:
                world.Get<IOutbox>().End(posted.Number);
                break;
            default:
                // Time: the clock is there.
                break;
        }
    }

    private void AddPrincipal(PrincipalEntry principal)
    {
        try
        {
            world.Get<IamService>().AddPrincipal(principal.UserName, principal.Policy, principal.AccountId);
        }
        catch (ArgumentException)
        {
            // It was refused then, too.
        }
    }
}
