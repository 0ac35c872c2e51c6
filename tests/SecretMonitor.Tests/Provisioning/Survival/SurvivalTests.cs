using System.Collections.Concurrent;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Sandbox;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning.Survival;

/// <summary>
/// Commands that end badly, at each of their calls in turn: the same command, given again, has the outcome that it would
/// have had, and nothing of others is touched. <c>SECRETMONITOR_WALK=full</c> walks all calls with every fault; without
/// it, all that change something are walked with the two faults that leave most behind, and some with the others.
/// </summary>
public sealed class SurvivalTests
{
    private const int AtOnce = 4;
    private const int Sample = 8;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("SECRETMONITOR_WALK") == "full";

    private static readonly FaultKind[] Others =
        [FaultKind.Stopped, FaultKind.Repeated, FaultKind.Throttled, FaultKind.Failed, FaultKind.Denied];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("create", FaultKind.Killed)]
    [InlineData("create", FaultKind.Lost)]
    [InlineData("update", FaultKind.Killed)]
    [InlineData("update", FaultKind.Lost)]
    [InlineData("remove", FaultKind.Killed)]
    [InlineData("remove", FaultKind.Lost)]
    [InlineData("narrow", FaultKind.Killed)]
    [InlineData("adopt", FaultKind.Killed)]
    [InlineData("remove the adopting", FaultKind.Killed)]
    public Task The_next_run_has_the_outcome_that_the_first_should_have_had(string command, FaultKind kind) =>
        WalkAsync(Of(command), Of(command), calls => Faults(calls, kind, every: 1));

    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("remove")]
    public Task So_it_has_after_any_other_fault(string command) => WalkAsync(
        Of(command), Of(command), calls => Others.SelectMany(k => Faults(calls.Skip((int)k), k, every: Sample)));

    [Theory]
    [InlineData("create")]
    [InlineData("adopt")]
    public Task What_was_left_half_made_is_removed_without_a_trace(string command) =>
        WalkAsync(Of(command), Of(command).Undone, calls => Faults(calls, FaultKind.Killed, every: 2));

    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("remove")]
    public Task So_it_has_when_the_run_after_it_saw_nothing_of_the_first_yet(string command) => WalkAsync(
        Of(command), Of(command), calls => Faults(calls, FaultKind.Killed, every: 3), isStale: true);

    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("remove")]
    public async Task An_account_that_is_slow_to_tell_of_changes_comes_out_right(string command)
    {
        var scenario = Of(command);
        var (_, expected) = await RunAsync(scenario);
        using SandboxFixture sandbox = new();
        using var session = await OpenAsync(sandbox.Server);
        await scenario.Before(session);
        Slow(sandbox.Server);
        for (var i = 0; i < 3; i++)
        {
            await scenario.Command(session, new RecordingSink(), Token);
        }

        sandbox.Server.Step(TimeSpan.FromMinutes(1));
        Assert.Null(Difference("stale", expected, await AccountDump.OfAsync(session)));
    }

    private static Scenario Of(string command) => command switch
    {
        "create" => Scenario.Create,
        "update" => Scenario.Update,
        "narrow" => Scenario.Narrow,
        "remove" => Scenario.Remove,
        "adopt" => Scenario.Adopt,
        _ => Scenario.RemoveAdopting,
    };

    // A read changes nothing: a command that ends there ends as at the next call that does.
    private static IEnumerable<CallFault> Faults(IEnumerable<string> calls, FaultKind kind, int every) =>
        calls.Where((call, i) => IsFull || (i % every == 0 && !IsRead(call))).Select(call => new CallFault(call, kind));

    private static bool IsRead(string call) =>
        RecordingSink.Reading.Any(verb => call.Split(':')[1].StartsWith(verb, StringComparison.Ordinal));

    private static async Task WalkAsync(
        Scenario scenario, Scenario next, Func<IReadOnlyList<string>, IEnumerable<CallFault>> choose,
        bool isStale = false)
    {
        var (calls, _) = await RunAsync(scenario);
        var (_, expected) = await RunAsync(next with { Before = scenario.Before + AfterOf(scenario, next) });
        ConcurrentBag<string> problems = [];
        await Parallel.ForEachAsync(
            choose(calls), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token },
            async (fault, _) =>
            {
                if (await ProblemAsync(scenario, next, fault, isStale, expected) is { } problem)
                {
                    problems.Add(problem);
                }
            });
        Assert.True(problems.IsEmpty, string.Join("\n\n", problems));
    }

    // A removal after it is compared with one of the whole.
    private static Func<AwsSession, Task>? AfterOf(Scenario scenario, Scenario next) => ReferenceEquals(scenario, next)
        ? null
        : session => scenario.Command(session, new RecordingSink(), Token);

    /// <summary>What a command calls and what comes of it when nothing goes wrong.</summary>
    private static async Task<(IReadOnlyList<string> Calls, IReadOnlyList<string> Account)> RunAsync(Scenario scenario)
    {
        using SandboxFixture sandbox = new();
        using var session = await OpenAsync(sandbox.Server);
        foreach (var step in scenario.Before.GetInvocationList().Cast<Func<AwsSession, Task>>())
        {
            await step(session);
        }

        using CallWatcher watcher = new(sandbox.Server);
        await scenario.Command(session, new RecordingSink(), Token);
        var calls = watcher.Calls;
        return (calls, await AccountDump.OfAsync(session));
    }

    private static async Task<string?> ProblemAsync(
        Scenario scenario, Scenario next, CallFault fault, bool isStale, IReadOnlyList<string> expected)
    {
        using SandboxFixture sandbox = new();
        using var session = await OpenAsync(sandbox.Server);
        await scenario.Before(session);
        try
        {
            if (isStale)
            {
                Slow(sandbox.Server);
            }

            await StrikeAsync(scenario, fault, sandbox.Server, session);
            if (isStale)
            {
                await next.Command(session, new RecordingSink(), Token);
                sandbox.Server.Step(TimeSpan.FromMinutes(1));
            }

            await next.Command(session, new RecordingSink(), Token);
            return Difference($"{fault}", expected, await AccountDump.OfAsync(session));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return $"{fault}: {e}";
        }
    }

    private static async Task StrikeAsync(Scenario scenario, CallFault fault, SandboxServer server, AwsSession session)
    {
        using CallWatcher watcher = new(server, fault);
        try
        {
            await scenario.Command(session, new RecordingSink(), watcher.Token);
        }
        catch (SecretMonitorException)
        {
            // As a person is told.
        }
        catch (OperationCanceledException) when (fault.Kind is FaultKind.Stopped or FaultKind.Killed)
        {
            // As wanted.
        }

        Assert.True(watcher.HasStruck, $"{fault} never came.");
    }

    // From now on reads do not see the changes of the last ten seconds.
    private static void Slow(SandboxServer server)
    {
        server.Step(TimeSpan.FromMinutes(1));
        lock (server.World.Gate)
        {
            server.World.TakeFaults(new() { Faults = ["*:* stale 10s"] });
        }
    }

    // No waiting of ours takes time of ours.
    private static async Task<AwsSession> OpenAsync(SandboxServer server)
    {
        var session = await server.OpenAsync(new RecordingSink());
        session.WaitAsync = (time, _) =>
        {
            server.Step(time);
            return Task.CompletedTask;
        };
        return session;
    }

    private static string? Difference(string what, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var lines = expected.Except(actual).Select(l => "- " + l).Concat(actual.Except(expected).Select(l => "+ " + l));
        var text = string.Join("\n", lines);
        return text.Length == 0 ? null : $"{what}:\n{text}";
    }
}
