using SecretMonitor.Sandbox.Services.Logs;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Logs;

public sealed class EventListTests
{
    [Fact]
    public void Whatever_is_removed_and_added_the_rest_stays_in_order()
    {
        EventList events = new();
        SortedSet<long> expected = [];
        Random random = new(1);
        for (var i = 0; i < 2000; i++)
        {
            // Mostly later ones, now and then one that is late, now and then the oldest go.
            var time = (i * 10) - random.Next(50);
            events.Add(new(time, i, 0, "s", ""));
            expected.Add(time * 10_000 + i);
            if (i % 7 == 0)
            {
                var oldest = (i * 10) - 3000;
                events.RemoveBefore(oldest);
                expected.RemoveWhere(e => e < oldest * 10_000);
            }
        }

        Assert.Equal(expected, events.From(new(long.MinValue, 0)).Select(e => (e.Timestamp * 10_000) + e.Sequence));
        Assert.Equal(expected.Reverse(),
            events.Before(new(long.MaxValue, 0)).Select(e => (e.Timestamp * 10_000) + e.Sequence));
    }
}
