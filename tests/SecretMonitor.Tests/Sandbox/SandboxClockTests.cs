using SecretMonitor.Sandbox;
using Xunit;

namespace SecretMonitor.Tests.Sandbox;

public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Work_runs_in_the_order_of_its_due_times_each_at_its_own_time()
    {
        using var clock = Clock();
        List<string> done = [];
        void Note(string what) => done.Add($"{what} {(clock.Now - Start).TotalSeconds}");
        clock.Schedule(TimeSpan.FromSeconds(20), () => Note("b"));
        clock.Schedule(TimeSpan.FromSeconds(10), () =>
        {
            Note("a");
            clock.Schedule(TimeSpan.FromSeconds(5), () => Note("child"));
        });
        clock.Schedule(TimeSpan.FromSeconds(20), () => Note("c"));
        clock.Schedule(TimeSpan.FromSeconds(61), () => Note("late"));

        clock.Step(TimeSpan.FromMinutes(1));

        Assert.Equal(["a 10", "child 15", "b 20", "c 20"], done);
        Assert.Equal(Start.AddMinutes(1), clock.Now);
    }

    [Fact]
    public void At_speed_zero_only_a_step_moves_the_clock()
    {
        using var clock = Clock();

        Assert.Equal(Start, clock.Now);
        clock.Step(TimeSpan.Zero);
        Assert.Equal(Start, clock.Now);
    }

    [Fact]
    public void Work_that_fails_is_told_and_the_rest_is_done()
    {
        List<Exception> errors = [];
        using SandboxClock clock = new(new object(), Start, 0, errors.Add);
        var isDone = false;
        clock.Schedule(TimeSpan.FromSeconds(1), () => throw new InvalidOperationException("x"));
        clock.Schedule(TimeSpan.FromSeconds(2), () => isDone = true);

        clock.Step(TimeSpan.FromSeconds(3));

        Assert.Equal("x", Assert.Single(errors).Message);
        Assert.True(isDone);
        Assert.Equal(Start.AddSeconds(3), clock.Now);
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        using var clock = Clock();

        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Step(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task A_running_clock_does_its_work_by_itself_also_what_a_step_brought_near()
    {
        using var clock = Clock(speed: 1000);
        TaskCompletionSource<DateTimeOffset> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        clock.Schedule(TimeSpan.FromDays(1), () => done.TrySetResult(clock.Now));

        clock.Step(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(30));

        var time = await done.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.InRange(time, Start.AddDays(1), Start.AddDays(1).AddHours(10));
    }

    [Fact]
    public void Nothing_runs_after_the_end()
    {
        var clock = Clock(speed: 1_000_000);
        var isDone = false;
        clock.Schedule(TimeSpan.FromDays(1000), () => isDone = true);

        clock.Dispose();
        clock.Step(TimeSpan.FromDays(2000));

        Assert.False(isDone);
    }

    private static SandboxClock Clock(double speed = 0)
    {
        SandboxClock clock = new(new object(), Start, speed, e => throw e);
        clock.Start();
        return clock;
    }
}
